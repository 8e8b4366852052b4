//! Stories of `folio drift`: wishes that lead away from the goal.

use crate::harness::{DEBTOR, Ledger, NORTH};

/// A client with something of everything, and one of whom little is known.
fn two() -> Ledger {
    Ledger::new().client("acme", DEBTOR).client("north", NORTH)
}

#[test]
fn the_wishes_behind_stand_below() {
    two().run(["drift"]).prints(
        r#"Drift from the goal

client  manager  wishes  not for the goal  share  drift
acme    anna          1                 1   100%

Acme

- A bigger logo (neutral to the goal; pending)
  clients/acme.toml:78

Wishes of 90 days up to today. It is called drift where more than 30% do not advance the goal and there are 5 at least; the health score counts any share above that.

    folio decide acme logo declined --argument "…""#,
    );
}

#[test]
fn without_wishes_there_is_no_drift() {
    Ledger::new().client("north", NORTH).run(["drift"]).prints(
        r"Drift from the goal

No client has wished for anything in 90 days.",
    );
}

#[test]
fn the_example_drifts_at_one_client() {
    Ledger::example("agency").run(["drift", "--manager", "boris"]).prints(
        r#"Drift from the goal

client      manager  wishes  not for the goal  share  drift
sakura-box  boris         7                 4    57%  drifts
mebel-grad  boris         1                 0     0%

Сакура Бокс

- Вирусный ролик с котом в кимоно (draws away from the goal; deferred)
  clients/sakura-box.toml:233
- Купить сто отзывов на картах (harms the goal; declined)
  clients/sakura-box.toml:248
- Своё приложение, «как у всех» (neutral to the goal; pending)
  clients/sakura-box.toml:274
- Кешбэк роллами за вечерний заказ (draws away from the goal; declined)
  clients/sakura-box.toml:284

Wishes of 90 days up to today. It is called drift where more than 30% do not advance the goal and there are 5 at least; the health score counts any share above that.

    folio decide sakura-box app declined --argument "…""#,
    );
}

#[test]
fn the_drift_in_russian() {
    Ledger::example("agency").run(["drift", "--manager", "boris", "--lang", "ru"]).prints(
        r#"Уход от цели

клиент      менеджер  пожеланий  не к цели  доля  уход
sakura-box  boris             7          4  57 %  уходит
mebel-grad  boris             1          0   0 %

Сакура Бокс

- Вирусный ролик с котом в кимоно (уводит от цели; отложено)
  clients/sakura-box.toml:233
- Купить сто отзывов на картах (вредит цели; отклонено)
  clients/sakura-box.toml:248
- Своё приложение, «как у всех» (к цели отношения не имеет; решения нет)
  clients/sakura-box.toml:274
- Кешбэк роллами за вечерний заказ (уводит от цели; отклонено)
  clients/sakura-box.toml:284

Пожелания за 90 дней. Уход — когда к цели не ведут больше 30 %, а пожеланий не меньше 5; балл здоровья считает любую долю выше этой.

    folio decide sakura-box app declined --argument "…""#,
    );
}

#[test]
fn programs_get_the_wishes() {
    two()
        .run(["drift", "--format", "jsonl"])
        .shows("\"requests\":1,\"astray\":1,\"percent\":100,\"drifting\":false")
        .shows("\"id\":\"logo\",\"what\":\"A bigger logo\",\"alignment\":\"neutral\",\"decision\":\"pending\"");
}
