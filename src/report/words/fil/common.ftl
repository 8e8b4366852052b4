# Kailangan ng bawat dokumento.

day = { $month ->
    [1] Enero
    [2] Pebrero
    [3] Marso
    [4] Abril
    [5] Mayo
    [6] Hunyo
    [7] Hulyo
    [8] Agosto
    [9] Setyembre
    [10] Oktubre
    [11] Nobyembre
   *[12] Disyembre
} { $day }, { $year }

money = { $currency }{"\u00A0"}{ $amount }

days = { $count ->
    [one] { $count } araw
   *[other] { $count } araw
}
