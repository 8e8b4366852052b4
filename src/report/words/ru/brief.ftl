# Страница перед встречей.

brief-title = { $client }: к встрече
brief-meeting = Впереди { $kind }: { $moment }
brief-with = { $count ->
    [1] участвует { $names }
   *[other] участвуют { $names }
}
brief-due-ours = Ближайший срок, наш: { $what }, до { $day }
brief-due-theirs = Ближайший срок, их: { $what }, до { $day }
brief-overdue-ours = Просрочено с { $day }, наше: { $what }
brief-overdue-theirs = Просрочено с { $day }, их: { $what }
brief-no-purpose = Ничего не запланировано, сроков нет.
brief-people = Люди
brief-others = Ещё есть: { $names }
brief-goal = Цель
brief-no-goal = Цель не записана.
brief-last = Последние контакты
brief-no-last = Контакты не записаны.
brief-ours = Обещали мы
brief-theirs = Обещали нам
brief-requests = Открытые пожелания
brief-changes = Новое вокруг клиента с { $day }
brief-changes-ever = Новое вокруг клиента
brief-money = Деньги и договоры
brief-complaints = Жалобы
brief-questions = Спросить
brief-more = и ещё { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[other] { $count } вопросов
}: все даст --format json
brief-next = Дальше
brief-next-after = После встречи

ask-supplier = Кто ваши поставщики и что у них меняется?
ask-customer = Кто у вас покупает и что у них меняется?
ask-competitor = С кем вы конкурируете и что они затевают?
ask-substitute = Чем ваши покупатели могли бы вас заменить?
ask-cadence = Как часто будем созваниваться?
ask-urgent = Кому звонить, если горит?
ask-decider = За кем последнее слово в нашей работе?
ask-people = Кто ещё говорит от вашего имени?
ask-goal = Что должно измениться в вашем деле, когда всё будет готово?
ask-goal-sure = Цель прежняя: «{ $statement }»?
ask-metric = По какой цифре вы увидите, что получилось: «{ $statement }»?
ask-actual = Какая цифра сейчас: { $metric }?
ask-engagement = { $name }: какое отношение к нашей работе?
ask-answers = { $name }: за какие показатели отвечает?
ask-wins = { $name }: что даст успех?
ask-fears = { $name }: что может быть против?
ask-place = { $name }: много ли решает и насколько это важно?
ask-budget = Сколько вы готовы потратить с нами за год?
