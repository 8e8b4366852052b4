# Общее для отчётов с числами.

percent = { $number }{"\u00A0"}%

client = клиент
manager = менеджер
why = почему
day-column = день
amount-column = сумма
next-column = дальше

ago = { $count ->
    [0] сегодня
    [one] { $count } день назад
    [few] { $count } дня назад
   *[other] { $count } дней назад
}

every-days = { $count ->
    [1] каждый день
    [one] раз в { $count } день
    [few] раз в { $count } дня
   *[other] раз в { $count } дней
}
every-weeks = { $count ->
    [1] раз в неделю
    [one] раз в { $count } неделю
    [few] раз в { $count } недели
   *[other] раз в { $count } недель
}
every-months = { $count ->
    [1] раз в месяц
    [one] раз в { $count } месяц
    [few] раз в { $count } месяца
   *[other] раз в { $count } месяцев
}
every-years = { $count ->
    [1] раз в год
    [one] раз в { $count } год
    [few] раз в { $count } года
   *[other] раз в { $count } лет
}
every-working-days = { $count ->
    [1] каждый рабочий день
    [one] раз в { $count } рабочий день
    [few] раз в { $count } рабочих дня
   *[other] раз в { $count } рабочих дней
}
every-working-hours = { $count ->
    [1] каждый рабочий час
    [one] раз в { $count } рабочий час
    [few] раз в { $count } рабочих часа
   *[other] раз в { $count } рабочих часов
}

# Сколько на что уйдёт работы.
work-days = работы на { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
work-weeks = работы на { $count ->
    [one] { $count } неделю
    [few] { $count } недели
   *[other] { $count } недель
}
work-months = работы на { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
   *[other] { $count } месяцев
}
work-years = работы на { $count ->
    [one] { $count } год
    [few] { $count } года
   *[other] { $count } лет
}
work-working-days = работы на { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[other] { $count } рабочих дней
}
work-working-hours = работы на { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[other] { $count } часов
}

renewal-undecided = не решено
renewal-renew = продлить
renewal-renegotiate = продлить на других условиях
renewal-exit = уйти
renewal-let-lapse = дать истечь

chaser-account = аккаунт-менеджер
chaser-accounting = бухгалтерия
chaser-head = руководитель

ageing-current = срок не настал
ageing-1-30 = 1–30 дней
ageing-31-60 = 31–60 дней
ageing-61-90 = 61–90 дней
ageing-91 = 91 день и больше

# Шаги, если в folio.toml нет своих; свои стоят как записаны.
step-remind = напомнить
step-call = позвонить
step-letter = отправить письмо
step-escalate = сообщить руководителю
