# Слова для значений из файла клиента.

role-decision-maker = принимает решения
role-economic-buyer = распоряжается бюджетом
role-approver = согласует
role-sponsor = спонсор
role-champion = сторонник внутри
role-coach = подсказывает
role-user = пользователь
role-technical-evaluator = технический эксперт
role-influencer = влияет на решение
role-gatekeeper = привратник
role-procurement = закупки
role-legal = юрист
role-billing = оплата счетов
role-day-to-day = повседневный контакт
role-blocker = препятствует

engagement-unaware = не в курсе
engagement-resistant = против
engagement-neutral = нейтрально
engagement-supportive = поддерживает
engagement-leading = ведёт за собой

quadrant-manage-closely = Вовлекать
quadrant-keep-satisfied = Держать довольными
quadrant-keep-informed = Держать в курсе
quadrant-monitor = Наблюдать

kind-meeting = встреча
kind-call = звонок
kind-video = видеозвонок
kind-email = письмо
kind-message = сообщение
kind-visit = визит
kind-event = мероприятие
kind-review = обзор проекта
kind-report = отчёт
kind-document = документ
kind-gift = подарок
kind-training = обучение
kind-escalation = эскалация
kind-note = заметка

goal-state-unknown = неизвестна
goal-state-hypothesis = гипотеза
goal-state-confirmed = подтверждена
goal-state-revised = пересмотрена
goal-state-achieved = достигнута
goal-state-abandoned = снята

alignment-advances = приближает к цели
alignment-neutral = к цели отношения не имеет
alignment-detracts = уводит от цели
alignment-harmful = вредит цели
alignment-unknown = ещё не взвешено

decision-pending = решения нет
decision-accepted = принято
decision-deferred = отложено
decision-declined = отклонено
decision-converted = превратилось в другую задачу

project-status-planned = запланирован
project-status-active = в работе
project-status-on-hold = на паузе
project-status-done = завершён
project-status-cancelled = отменён

light-green = зелёный
light-amber = жёлтый
light-red = красный

direction-supplier = поставщики
direction-customer = покупатели клиента
direction-competitor = конкуренты
direction-substitute = заменители
direction-internal = внутри
direction-new-entrant = новые игроки
direction-regulation = регулирование
direction-technology = технологии
direction-economy = экономика
direction-other = прочее

impact-positive = клиенту на пользу
impact-negative = клиенту во вред
impact-mixed = есть и плюсы, и минусы
impact-unknown = последствия неясны

severity-low = незначительная
severity-medium = средняя
severity-high = серьёзная
severity-critical = критическая

contract-kind-msa = рамочный договор
contract-kind-sow = заказ
contract-kind-addendum = дополнительное соглашение
contract-kind-change-order = соглашение об изменении
contract-kind-nda = соглашение о неразглашении
contract-kind-dpa = соглашение о персональных данных
contract-kind-sla = соглашение об уровне сервиса
contract-kind-license = лицензия

contract-state-draft = черновик
contract-state-negotiating = на согласовании
contract-state-sent = отправлен
contract-state-awaiting-signature = ждёт подписи
contract-state-active = действует
contract-state-expired = истёк
contract-state-terminated = расторгнут
contract-state-superseded = заменён

period-monthly = в месяц
period-quarterly = в квартал
period-yearly = в год

handover-kind-sales-to-account = от продаж аккаунт-менеджеру
handover-kind-account-to-account = от одного менеджера другому
handover-kind-cover = замещение
handover-kind-return = возврат после замещения

invoice-status-open = не оплачен
invoice-status-partly-paid = оплачен частично
invoice-status-partly-paid-overdue = оплачен частично, просрочен
invoice-status-paid = оплачен
invoice-status-overdue = просрочен
invoice-status-disputed = оспаривается

confidentiality-normal = Особых требований к конфиденциальности нет.
confidentiality-nda = Действует соглашение о неразглашении: за пределами фирмы ничего не рассказывать.
confidentiality-restricted = Доступ ограничен: знать может только команда этого клиента.
