# Повестка дня: что сделать сегодня.

agenda-title = Повестка на { $day }
agenda-title-of = Повестка на { $day }: { $whose }
agenda-until = Смотрим вперёд до { $until }
agenda-nothing = Ничто не требует внимания.
agenda-nothing-read = В том, что удалось прочесть, ничто не требует внимания; прочитано не всё.
agenda-quick = Сначала то, что быстрее

lane-owe = Мы должны
lane-unanswered = Без ответа
lane-meetings = Встречи
lane-owed = Должны нам
lane-news = Рассказать клиенту
lane-silence = Тишина
lane-dates = Приближается
lane-stuck = Застряли
lane-health = Здоровье

agenda-who = { $who }
agenda-stands-in = { $who } вместо { $away }
agenda-new = новый клиент, присматриваем до { $until }

agenda-overdue = «{ $what }»{ $has-to ->
    [no] {""}
   *[yes] {" "}(обещано: { $to })
} — просрочено на { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}, никто не предупредил
agenda-overdue-warned = «{ $what }»{ $has-to ->
    [no] {""}
   *[yes] {" "}(обещано: { $to })
} — просрочено на { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}, клиент предупреждён
agenda-missed = «{ $what }»{ $has-to ->
    [no] {""}
   *[yes] {" "}({ $to })
} — обещание сорвано { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} назад, никто не предупредил и с тех пор об этом не говорил
agenda-warn = «{ $what }»{ $has-to ->
    [no] {""}
   *[yes] {" "}(обещано: { $to })
}: срок { $due }, успеть или предупредить сейчас
agenda-due-today = «{ $what }»{ $has-to ->
    [no] {""}
   *[yes] {" "}(обещано: { $to })
}: срок сегодня, успеть или договориться заново
agenda-due-warned = «{ $what }»{ $has-to ->
    [no] {""}
   *[yes] {" "}(обещано: { $to })
}: срок { $due }, клиент предупреждён
agenda-or-kept = а если сделано: { $command }
agenda-or-paid = а если оплачено: { $command }
agenda-complaint = жалоба ({ $severity ->
    [low] мелкая
    [medium] средняя
    [high] серьёзная
    [critical] критическая
   *[other] не оценена
}): «{ $text }»; { $days ->
    [0] ответить сегодня
    [one] ответ опаздывает на { $days } день
    [few] ответ опаздывает на { $days } дня
   *[other] ответ опаздывает на { $days } дней
}
agenda-complaint-ahead = жалоба ({ $severity ->
    [low] мелкая
    [medium] средняя
    [high] серьёзная
    [critical] критическая
   *[other] не оценена
}): «{ $text }»; ответить { $when }

agenda-waiting = { $senders ->
    [0] нам написали
    [1] пишет { $from }
   *[other] пишут { $from }
}{ $days ->
    [0] {" (сегодня)"}
    [one] {" "}({ $days } день назад)
    [few] {" "}({ $days } дня назад)
   *[other] {" "}({ $days } дней назад)
}: «{ $summary }»
agenda-waiting-late = { $senders ->
    [0] нам написали
    [1] пишет { $from }
   *[other] пишут { $from }
}{ $days ->
    [0] {" (сегодня)"}
    [one] {" "}({ $days } день назад)
    [few] {" "}({ $days } дня назад)
   *[other] {" "}({ $days } дней назад)
}, ответ опаздывает: «{ $summary }»

agenda-meeting = { $day }, { $time }: { $summary }{ $count ->
    [0] {""}
   *[other] {" "}({ $with })
}
agenda-unlogged = планировали на { $day }, но не записали: «{ $summary }». Состоялось?

agenda-theirs = { $has-from ->
    [no] клиент обещал
   *[yes] обещание ({ $from })
}: «{ $what }», { $days ->
    [0] срок сегодня
    [one] через { $days } день
    [few] через { $days } дня
   *[other] через { $days } дней
}
agenda-theirs-overdue = { $has-from ->
    [no] клиент обещал
   *[yes] обещание ({ $from })
}: «{ $what }», просрочено на { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}{ $has-asked ->
    [no] {""}
   *[yes] ; спрашивали { $asked }
}
agenda-invoice = счёт { $number }: не оплачено { $left }, просрочка { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}; { $state ->
    [now] следующий шаг: { $step }
    [ahead] следующий шаг: { $step }, с { $from }
    [last] последний шаг ({ $step }) сделан
   *[none] шаги не заданы
}{ $chaser ->
    [account] {""}
    [accounting] {" "}(бухгалтерия)
   *[head] {" "}(руководитель)
}
agenda-paper = { $what }{ $has-period ->
    [no] {""}
   *[yes] {" "}{ $period }
}{ $has-contract ->
    [no] {""}
   *[yes] {" "}({ $contract })
} — { $state ->
    [not-issued] ещё не оформили
    [not-sent] ещё не отправили
   *[not-signed] ещё не вернули с подписью
}

agenda-done-untold = «{ $what }» — сделано, клиент ещё не знает
agenda-decided-untold = «{ $what }» — { $decision ->
    [accepted] принято
    [deferred] отложено
    [declined] отклонено
   *[converted] превратилось в другое
}, клиент ещё не знает

agenda-silent = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} без контакта; { $agreed ->
    [yes] договорились: { $cadence }
   *[no] договорённости нет, по категории клиента — { $cadence }
}
agenda-never = ни одного контакта за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} с начала работы; { $agreed ->
    [yes] договорились: { $cadence }
   *[no] договорённости нет, по категории клиента — { $cadence }
}
agenda-before = поговорить до { $weekday ->
    [1] понедельника
    [2] вторника
    [3] среды
    [4] четверга
    [5] пятницы
    [6] субботы
   *[7] воскресенья
}, { $day }

agenda-notice = договор { $contract }: уведомить можно до { $deadline } ({ $days ->
    [0] сегодня
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[other] осталось { $days } дней
}), решения нет
agenda-notice-passed = договор { $contract }: срок уведомления истёк { $deadline } ({ $days ->
    [one] { $days } день назад
    [few] { $days } дня назад
   *[other] { $days } дней назад
}), решения нет
agenda-review-goal = вернуться к цели: «{ $name }» ({ $when }){ $others ->
   *[other] {""}
}
agenda-review-forces = продумать заново движущие силы: { $name }{ $others ->
    [0] {""}
   *[other] {" "}и ещё { $others }
} ({ $when })
agenda-review-people = обновить карточки людей: { $name }{ $others ->
    [0] {""}
   *[other] {" "}и ещё { $others }
} ({ $when })
agenda-review-agreement = пересмотреть договорённость об общении{ $name }{ $others ->
   *[other] {""}
} ({ $when })
agenda-survey = спросить про «{ $about }» (сдали { $since }): что понравилось, что нет, что было трудно
agenda-occasion = { $what }: { $day } ({ $days ->
    [0] сегодня
    [one] через { $days } день
    [few] через { $days } дня
   *[other] через { $days } дней
}){ $has-prepared ->
    [no] {""}
   *[yes] ; подготовлено { $prepared }
}
agenda-birthday = день рождения ({ $name }): { $day } ({ $days ->
    [0] сегодня
    [one] через { $days } день
    [few] через { $days } дня
   *[other] через { $days } дней
})
agenda-late = { $days ->
    [0] сегодня
    [one] опоздание на { $days } день
    [few] опоздание на { $days } дня
   *[other] опоздание на { $days } дней
}
agenda-ahead = { $days ->
    [1] завтра
    [one] через { $days } день
    [few] через { $days } дня
   *[other] через { $days } дней
}
agenda-step = «{ $name }»: { $what } ({ $when })
agenda-watch = первые недели кончаются ({ $until }): вместе оглянуться назад

agenda-stuck = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
} на этапе «{ $stage }» при норме { $allowed }; { $advice }
agenda-escalate = сообщить руководителю
agenda-escalate-again = руководитель знает с { $day }; сообщить снова
agenda-move-back = вернуть на этап «{ $stage }»
agenda-no-advice = что мешает?

agenda-red = здоровье { $score }, стало красным (было { $was })
agenda-red-because = здоровье { $score }, стало красным: { $because }
agenda-down = здоровье { $score }, { $time } назад было { $was }

paper-periods = { $first } — { $last } ({ $count ->
    [one] { $count } период
    [few] { $count } периода
   *[many] { $count } периодов
})

# Бумаги по видам.
paper-act = акт
paper-upd = УПД
paper-report = отчёт
paper-invoice = счёт
paper-power-of-attorney = доверенность
paper-other = документ
paper-msa = рамочный договор
paper-sow = задание к договору
paper-addendum = дополнительное соглашение
paper-change-order = изменение к заданию
paper-nda = соглашение о неразглашении
paper-dpa = соглашение о данных
paper-sla = соглашение об уровне услуг
paper-license = лицензия
