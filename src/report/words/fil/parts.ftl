# Ang sinasabi ng ilang dokumento tungkol sa kliyente.

part-by = hanggang { $day }
part-until = hanggang { $day }
part-answers = Pananagutan: { $text }
part-pressed = Dumidiin: { $text }
part-wins = Bakit gustong magtagumpay: { $text }
part-fears = Bakit baka ayaw: { $text }
part-corners = Mag-ingat: { $text }
part-demands = Hinihingi: { $text }
part-demanded = “{ $about }”: { $wish }

part-goal-unknown = Hindi pa alam ang layunin
part-goal-figure = { $metric }: { $now } ngayon, mula { $from } hanggang { $to }
part-goal-was = Hanggang { $day }, ito ay “{ $was }”; binago dahil: { $reason }
part-goal-review = Dapat sana itong binalikan { $days } na ang nakaraan
part-issue = Ang inilapit nila: { $text }
part-result = Masasabing tapos kapag: { $text }
part-drift = Lumilihis ang layunin: { $astray } sa { $count ->
   *[other] { $count } kahilingan
} sa loob ng { $time } ang hindi palapit dito ({ $percent })
part-no-drift = Hindi lumilihis: sa { $count ->
   *[other] { $count } kahilingan
} sa loob ng { $time }, { $astray ->
    [0] walang hindi palapit sa layunin
   *[other] { $astray } ang hindi palapit sa layunin
} ({ $percent })

part-few = Kulang pa para husgahan: sa { $count ->
   *[other] { $count } kahilingan
} sa loob ng { $time }, { $astray ->
    [0] walang hindi palapit sa layunin
   *[other] { $astray } ang hindi palapit sa layunin
}

part-warn-now = magbabala na ngayon
part-warned = nasabihan na
part-moved = inilipat mula { $day }
part-delivered = naihatid noong { $day }
part-untold = hindi pa nasasabi sa kliyente
part-argument = Ang ating katwiran: { $text }
part-alternative = Sa halip: { $text }
part-effect = Para sa kliyente: { $text }
part-response = Para sa atin: { $text }
part-invoice = Invoice { $number }: { $amount } ang hindi pa bayad, { $about }
part-chased = { $who } ang nagpapaalala
part-disputed = tinututulan
part-notice = Kontrata { $number }: abiso hanggang { $day }, { $when }; { $decision }
part-complaint = reklamong walang detalye
part-answer-by = sagutin hanggang { $day }
part-measure = Ang ginagawa natin: { $text }
