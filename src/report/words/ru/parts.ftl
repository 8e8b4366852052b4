# Что разные документы говорят о клиенте.

part-by = до { $day }
part-until = до { $day }
part-answers = Отвечает за: { $text }
part-pressed = Давление: { $text }
part-wins = Зачем нужен успех: { $text }
part-fears = Почему может быть против: { $text }
part-corners = Осторожно: { $text }
part-demands = Требования: { $text }
part-demanded = «{ $about }»: { $wish }

part-goal-unknown = Цель пока неизвестна
part-goal-figure = { $metric }: сейчас { $now }, путь от { $from } до { $to }
part-goal-was = До { $day } формулировка была «{ $was }»; причина смены: { $reason }
part-goal-review = Пересмотр цели запаздывает на { $days }
part-issue = С чем пришли: { $text }
part-result = Что считается результатом: { $text }
part-drift = Цель размывается: { $astray } из { $count ->
    [one] { $count } пожелания
   *[other] { $count } пожеланий
} за { $time } к ней не { $astray ->
    [one] приближает
   *[other] приближают
} ({ $percent })
part-no-drift = Цель не размывается: за { $time } { $count ->
    [one] { $count } пожелание
    [few] { $count } пожелания
   *[other] { $count } пожеланий
}, { $astray ->
    [0] мимо цели ни одного
    [one] { $astray } к цели не приближает
   *[other] { $astray } к цели не приближают
} ({ $percent })

part-few = Судить рано: за { $time } { $count ->
    [one] { $count } пожелание
    [few] { $count } пожелания
   *[other] { $count } пожеланий
}, { $astray ->
    [0] мимо цели ни одного
    [one] { $astray } к цели не приближает
   *[other] { $astray } к цели не приближают
}

part-warn-now = пора предупредить
part-warned = клиент предупреждён
part-moved = перенесено с { $day }
part-delivered = сделано { $day }
part-untold = клиенту ещё не сказали
part-argument = Наш довод: { $text }
part-alternative = Взамен: { $text }
part-effect = Для клиента: { $text }
part-response = Для нас: { $text }
part-invoice = Счёт { $number }: не оплачено { $amount }, { $about }
part-chased = напоминает { $who }
part-disputed = оспаривается
part-notice = Договор { $number }: уведомить до { $day }, { $when }; { $decision }
part-complaint = жалоба без пояснений
part-answer-by = ответить до { $day }
part-measure = Что делаем: { $text }
