# Продления, нагрузка и уход от цели.

renewals-title = Продления до { $day }
renewals-none = До этого дня решать нечего.
renewals-contract = договор
renewals-deadline = отказ до
renewals-ahead = когда
renewals-ends = кончается
renewals-goes-on = потом
renewals-by-itself = продлится сам
renewals-stops = кончится
renewals-decision = решение
renewals-amount = в год или всего
renewals-at-stake = на кону, не решено
renewals-nothing = ничего
renewals-note = Договор без срока отказа считается по дню окончания. На кону — сколько он приносит за год; если регулярных платежей нет — вся сумма договора.

load-title = Нагрузка
load-none = Никто ничего не ведёт.
load-member = сотрудник
load-grade = уровень
load-clients = клиентов
load-weight = вес
load-percent = нагрузка
load-projects = проектов
load-contacts = разговоров в месяц
load-recurring = регулярно в месяц
load-away = отсутствует
load-over = предел
load-over-yes = выше предела
load-of = { $count } из { $limit }
load-absence = { $now ->
    [yes] сейчас, до { $to }
   *[no] с { $from } по { $to }
}{ $covered ->
    [yes] , замещает { $cover }
   *[no] , замещения нет
}
load-capacity = Аккаунт-менеджеры ведут { $weight } из { $limit }: { $spare ->
    [0] ещё одного клиента взять некому
    [one] есть место ещё для { $spare } обычного клиента
   *[other] есть место ещё для { $spare } обычных клиентов
}{ $over ->
    [0] .
    [one] , а { $over } лишний там, где он сейчас.
   *[other] , а { $over } лишних там, где они сейчас.
}
load-note = Считаются только клиенты, которых ведут во время работ и после них, каждый со своим весом. Разговоров в месяц — столько, сколько требуют договорённости, а где их нет — категория клиента.

grade-junior = младший
grade-middle = средний
grade-senior = старший
grade-head = руководитель

drift-title = Уход от цели
drift-none = За { $time } никто ничего не просил.
drift-requests = пожеланий
drift-astray = не к цели
drift-share = доля
drift-is = уход
drift-yes = уходит
drift-wish = { $what } ({ $alignment }; { $decision })
drift-note = Пожелания за { $time }. Уход — когда к цели не ведут больше { $limit }, а пожеланий не меньше { $least }; балл здоровья считает любую долю выше этой.
