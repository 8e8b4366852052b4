# Здоровье клиентов.

health-title = Здоровье: { $client }
health-title-all = Здоровье клиентов
health-nobody = В работе нет ни одного клиента.
health-heuristic = Это эвристика: она говорит, куда смотреть, а не что думать. Пульс — собственная оценка менеджера, в балл он не входит.
health-score = балл
health-light = цвет
health-coverage = покрытие
health-change = за { $time }
health-pulse = пульс
health-no-pulse = не указан
health-unknown = неизвестно
health-insufficient = слишком мало известно
health-well = всё в порядке
health-reds = Красный при любом балле
health-factors = Слагаемые
health-factor = слагаемое
health-weight = вес
health-found = что найдено
health-no-data = нет данных
health-records = Записи, на которых это стоит
health-trend = Балл за { $time }
health-trend-summary = От { $from } ({ $since }) до { $to } сегодня; каждый день — по тому, что было известно тогда.
health-why = { $factor }: { $said }

factor-contact = общение
factor-promises = обещания
factor-satisfaction = удовлетворённость
factor-relationship = отношения
factor-payment = оплата
factor-goal = цель
factor-continuity = продолжение

factor-short-contact = общение
factor-short-promises = обещания
factor-short-satisfaction = удовлетв.
factor-short-relationship = отношения
factor-short-payment = оплата
factor-short-goal = цель
factor-short-continuity = продолж.

health-contact = { $spoken ->
    [yes] последний разговор { $ago }, { $day }
   *[no] разговоров не было; клиент с { $day }, { $ago }
}; { $agreed ->
    [yes] договорились: { $cadence }
   *[no] договорённости нет, по категории клиента — { $cadence }
}{ $unreached ->
    [yes] ; с теми, кто решает, не говорили { $cadences ->
    [one] дольше { $cadences } такого срока
   *[other] дольше { $cadences } таких сроков
}, поэтому не больше { $cap }
   *[no] {""}
}
health-promises = вовремя { $kept } из { $due }, с опозданием, но с предупреждением — { $warned }, просрочено и открыто — { $overdue }
health-satisfaction = { $scores ->
    [0] ни одного ответа на опросы
    [one] { $scores } ответ на опрос
    [few] { $scores } ответа на опросы
   *[other] { $scores } ответов на опросы
} и настроение { $moods ->
    [0] ни одного разговора
    [one] { $moods } разговора
    [few] { $moods } разговоров
   *[other] { $moods } разговоров
}: в среднем { $mean }{ $complaints ->
    [0] {""}
    [one] ; { $complaints } открытая жалоба отнимает { $off }
    [few] ; { $complaints } открытые жалобы отнимают { $off }
   *[other] ; { $complaints } открытых жалоб отнимают { $off }
}
health-relationship = { $threads ->
    [0] ни одного контакта
    [1] единственный контакт, поэтому не больше { $cap }
    [one] { $threads } контакт
    [few] { $threads } контакта
   *[other] { $threads } контактов
}; { $decider ->
    [yes] с тем, кто решает, говорили
   *[no] с теми, кто решает, не говорили
}; { $champion ->
    [yes] есть сторонник
   *[no] сторонника нет
}{ $against ->
    [yes] ; против нас { $resistant } влияния
   *[no] {""}
}
health-payment-none = долгов нет
health-payment-current = открыто { $open }, просроченного нет
health-payment-overdue = просрочено { $overdue } из открытых { $open }, самый старый долг — { $oldest }
health-goal = { $state }{ $track ->
    [yes] , показатель идёт как надо
   *[no] {""}
}{ $overdue ->
    [yes] , пересмотр просрочен
   *[no] {""}
}
health-goal-none = цель неизвестна
health-drift = { $share } пожеланий к ней не ведут
health-continuity = отказаться можно до { $day }, { $days ->
    [0] сегодня последний день
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[other] осталось { $days } дней
}, не решено
health-continuity-passed = отказаться можно было до { $day }, { $days ->
    [one] прошёл { $days } день
    [few] прошло { $days } дня
   *[other] прошло { $days } дней
}, не решено
health-continuity-decided = отказаться можно до { $day }; решено: { $decision }

red-old-invoice = счёт { $called } просрочен на { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}
red-critical-complaint = критическая жалоба открыта уже { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[other] { $days } рабочих дней
}
red-broken-promise = мы нарушили обещание «{ $called }» без предупреждения, { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[other] { $days } рабочих дней
} назад
red-cut-thread = ушёл единственный, с кем мы говорили: { $called }
red-notice = договор { $called } расторгается
