# Что нам должны клиенты.

receivables-title = Дебиторская задолженность
receivables-none = Никто ничего не должен.
receivables-total = долг
receivables-count = счетов
receivables-overdue = просрочено
receivables-oldest = самый старый
receivables-chaser = кто напоминает
receivables-step = следующий шаг
receivables-step-now = пора { $step }
receivables-step-from = { $step } с { $day }
receivables-step-last = последний шаг: { $step }
receivables-last = напомнили
receivables-clients = По клиентам
receivables-invoices = Счета
receivables-disputed = Спорные, вне сумм
receivables-invoice = счёт
receivables-due = срок
receivables-late = просрочка
receivables-open = осталось
receivables-days = дней просрочки
receivables-owed = долг
receivables-chart = Долг по срокам, { $currency }
receivables-chart-summary = Просрочено { $overdue } из { $total }.
receivables-dso = дней продаж в долге, { $currency }
receivables-dso-days = { $days } (выставлено { $sold } с { $from } по { $to })
receivables-dso-none = неизвестно: с { $from } по { $to } ничего не выставлено

place = где
