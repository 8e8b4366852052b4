# Нужно каждому документу.

day = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year } г.

money = { $amount }{"\u00A0"}{ $currency }

days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}

moment = { $day }, { $time }

short-day = { $day } { $month ->
    [1] янв.
    [2] февр.
    [3] мар.
    [4] апр.
    [5] мая
    [6] июн.
    [7] июл.
    [8] авг.
    [9] сент.
    [10] окт.
    [11] нояб.
   *[12] дек.
} { $year }

overdue = просрочено на { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
in-days = { $count ->
    [0] сегодня
    [one] через { $count } день
    [few] через { $count } дня
   *[other] через { $count } дней
}

# День с его названием.
long-day = { $day }, { $weekday ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
}

# Последнее в перечне внутри предложения.
list-last = { $before } и { $last }
list-others = { $before } и ещё { $count }

# A length of time, as in “within 90 days”.
span-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
span-weeks = { $count ->
    [one] { $count } неделю
    [few] { $count } недели
   *[other] { $count } недель
}
span-months = { $count ->
    [one] { $count } месяц
    [few] { $count } месяца
   *[other] { $count } месяцев
}
span-years = { $count ->
    [one] { $count } год
    [few] { $count } года
   *[other] { $count } лет
}
span-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[other] { $count } рабочих дней
}
span-working-hours = { $count ->
    [one] { $count } рабочий час
    [few] { $count } рабочих часа
   *[other] { $count } рабочих часов
}
