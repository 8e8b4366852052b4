# Mapa ng mga tao.

map-title = { $client }: sino ang may impluwensiya
map-chart = { $client }: kapangyarihan at interes
map-summary = { $placed ->
    [one] { $placed } tao ayon sa kapangyarihan at interes, kasama ang paninindigan ngayon at ang nais.
   *[other] { $placed } tao ayon sa kapangyarihan at interes, kasama ang paninindigan ngayon at ang nais.
}
map-person = tao
map-power = kapangyarihan
map-interest = interes
map-stands = paninindigan
map-quadrants = Ano ang gagawin
map-unplaced = Wala sa mapa: hindi alam ang kapangyarihan o interes
map-tree = Sino ang nag-uulat kanino
map-gaps = Mga kulang
map-gap-step = { $name }: { $now } ngayon, nais na { $wanted }
map-gap-engagement = { $name }: hindi pa nakasulat ang paninindigan
map-gap-place = { $name }: hindi alam ang kapangyarihan o interes
map-gap-decider = hindi alam kung sino ang nagpapasya o may hawak ng badyet
map-none = Walang nakikitang kulang.
map-nobody = Hindi pa alam kung sino ang kumakatawan sa kliyente.
map-next = Susunod
