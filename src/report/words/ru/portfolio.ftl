# Портфель.

portfolio-title = Портфель { $period }: { $from } — { $to }
portfolio-note = У каждого числа указаны время, база и число записей под ним; --rows перечисляет их. Валюты не складываются.
portfolio-of = Только клиенты менеджера { $manager }.
portfolio-figure = показатель
portfolio-value = значение
portfolio-base = база
portfolio-rows = записей
portfolio-time = время
portfolio-span = { $from } – { $to }
portfolio-entry = запись
portfolio-part = роль
portfolio-was = в начале
portfolio-days = { $count ->
    [one] { $number } день
    [few] { $number } дня
    [many] { $number } дней
   *[other] { $number } дня
}
portfolio-hours = { $count ->
    [one] { $number } рабочий час
    [few] { $number } рабочих часа
    [many] { $number } рабочих часов
   *[other] { $number } рабочего часа
}
portfolio-under-an-hour = меньше рабочего часа
portfolio-months = { $count ->
    [one] { $number } месяц
    [few] { $number } месяца
    [many] { $number } месяцев
   *[other] { $number } месяца
}
portfolio-too-few = { $count ->
    [one] { $count } ответ, нужно хотя бы { $least }
    [few] { $count } ответа, нужно хотя бы { $least }
   *[other] { $count } ответов, нужно хотя бы { $least }
}
portfolio-recurring = Регулярная выручка в месяц, { $currency }
portfolio-recurring-summary = От { $from } до { $to }.
portfolio-health = Здоровье
portfolio-risk-red = в месяц от красных
portfolio-risk-amber = в месяц от жёлтых
portfolio-movers = Изменились с начала периода:
portfolio-mover = { $client }: { $before } → { $now }
portfolio-renewals = Продления
portfolio-within = в ближайшие { $count } дней
portfolio-renewals-of = { $count }, не решено { $open }; на кону: { $sum }
portfolio-ageing = Что нам должны
portfolio-concentration = Концентрация за 12 месяцев
portfolio-share = { $client }: { $share } ({ $money }), { $light }
portfolio-losses = Потеряны
portfolio-loss = { $client }, { $day }: { $reason }, { $avoidable ->
    [yes] можно было удержать
    [no] удержать было нельзя
   *[unknown] можно ли было удержать, не сказано
}{ $has ->
    [yes] ; { $said }
   *[no] {""}
}
portfolio-no-reason = причина не записана
portfolio-completeness = Полнота записей: где меньше всего
portfolio-written = записано
portfolio-missing = не хватает
portfolio-staleness = Давно не пересматривали
portfolio-goals = целей
portfolio-forces = сил
portfolio-people = людей
portfolio-longest = дольше всего

figure-recurring-revenue = регулярная выручка в месяц
figure-net-retention = удержание выручки, чистое
figure-gross-retention = удержание выручки, валовое
figure-revenue-retention = удержание выручки за 12 месяцев
figure-logo-churn = потеряно клиентов
figure-repeat-orders = клиенты с повторными заказами
figure-referral-share = новые клиенты по рекомендации
figure-nps = NPS
figure-csat = CSAT
figure-ces = CES
figure-our-promises = наши обещания вовремя
figure-their-promises = их обещания вовремя
figure-warned-ahead = о срыве предупредили заранее
figure-delivered-in-time = проекты, сданные вовремя
figure-response-time = время до ответа, медиана
figure-dso = дней продаж в долге
figure-concentration = доля крупнейшего клиента
figure-lifetime = сколько клиент с нами, в среднем

base-recurring-revenue = { $count ->
    [one] { $count } действующий договор
    [few] { $count } действующих договора
   *[other] { $count } действующих договоров
}
base-net-retention = от { $money } в месяц в начале
base-gross-retention = от { $money } в месяц в начале
base-revenue-retention = от { $money } за год до того
base-logo-churn = { $count ->
    [one] из { $count } клиента в начале
   *[other] из { $count } клиентов в начале
}
base-repeat-orders = { $count ->
    [one] из { $count } клиента с заказом
   *[other] из { $count } клиентов с заказом
}
base-referral-share = { $count ->
    [one] из { $count } нового клиента
   *[other] из { $count } новых клиентов
}
base-nps = ответов: { $count }
base-csat = ответов: { $count }
base-ces = ответов: { $count }
base-our-promises = из { $count }, чей срок настал
base-their-promises = из { $count }, чей срок настал
base-warned-ahead = { $count ->
    [one] из { $count } опоздавшего
   *[other] из { $count } опоздавших
}
base-delivered-in-time = { $count ->
    [one] из { $count } сданного
   *[other] из { $count } сданных
}
base-response-time = { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[other] { $count } ответов
}
base-dso = выставлено { $money }
base-concentration = от выставленных { $money }
base-lifetime = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[other] { $count } клиентов
}

part-counted = учтено
part-owed = долг
part-billed = выставлено
part-same = без изменений
part-expansion = больше
part-contraction = меньше
part-churned = ушло
part-in-time = вовремя
part-late-warned = позже, предупредили
part-late = позже
part-lost = потерян
part-stayed = остался
part-repeated = заказал снова
part-once = заказал один раз
part-referred = по рекомендации
part-other-source = иначе
part-promoter = сторонник
part-passive = нейтральный
part-detractor = критик
part-satisfied = доволен
part-unsatisfied = недоволен

loss-price = цена
loss-competition = конкурент
loss-budget = бюджет
loss-missing-capability = не умеем нужного
loss-no-decision-maker = не вышли на того, кто решает
loss-unresponsive = перестали отвечать
loss-timing = не вовремя
loss-in-house = делают сами
loss-bankruptcy = банкротство
loss-relationship = люди рассорились
loss-quality = качество
loss-other = другая причина
