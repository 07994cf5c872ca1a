"""The facts of the small world of these tests: a case with items and helpers, parties with stakes and claims."""

from __future__ import annotations

FACTS = {
    "case.yaml": """
        entity: case
        root: true
        title: {en: Case, ja: 事案}
        facts:
          a: {type: yes_no, question: {en: a, ja: a}}
          b: {type: yes_no, question: {en: b, ja: b}}
          c: {type: yes_no, question: {en: c, ja: c}}
          maybe: {type: yes_no, may_be_none: true, question: {en: maybe, ja: maybe}}
          count: {type: number, question: {en: n, ja: n}}
          m: {type: number, may_be_none: true, question: {en: m, ja: m}}
          debt: {type: number, may_be_negative: true, question: {en: debt, ja: debt}}
          part: {type: percent, question: {en: part, ja: part}}
          growth: {type: percent, may_be_negative: true, question: {en: growth, ja: growth}}
          year: {type: year, may_be_none: true, question: {en: year, ja: year}}
          day: {type: date, question: {en: day, ja: day}}
          done_on: {type: date, may_be_none: true, question: {en: done, ja: done}}
          weight: {type: quantity, units: [kg, lb], question: {en: weight, ja: weight}}
          price: {type: money, question: {en: price, ja: price}}
          place: {type: country, may_be_none: true, question: {en: place, ja: place}}
          colour: {type: enum, values: {red: {en: red, ja: 赤}, blue: {en: blue, ja: 青}, green: {en: green, ja: 緑}}, question: {en: colour, ja: 色}}
          code: {type: text, question: {en: code, ja: code}}
          other_code: {type: text, question: {en: code, ja: code}}
          appraised: {type: yes_no, kind: judgement, question: {en: appraised, ja: 評価}}
          owner: {type: reference, of: party, may_be_none: true, question: {en: owner, ja: owner}}
          rival: {type: reference, of: party, question: {en: rival, ja: rival}}
          places: {type: list, of: country, question: {en: places, ja: places}}
          items: {type: list, of: item, question: {en: items, ja: items}}
          helpers: {type: list, of: party, question: {en: helpers, ja: helpers}}
          grants: {type: relation, of: grant, keys: [to, for_colour], question: {en: grants, ja: grants}}
    """,
    "other.yaml": """
        entity: other
        root: true
        title: {en: Other, ja: 別}
        facts:
          x: {type: yes_no, question: {en: x, ja: x}}
    """,
    "item.yaml": """
        entity: item
        title: {en: Item, ja: 品目}
        facts:
          good: {type: yes_no, question: {en: good, ja: good}}
          size: {type: number, question: {en: size, ja: size}}
          change: {type: number, may_be_negative: true, question: {en: change, ja: change}}
          cost: {type: money, question: {en: cost, ja: cost}}
          day: {type: date, may_be_none: true, question: {en: on, ja: on}}
          maker: {type: reference, of: party, question: {en: maker, ja: maker}}
    """,
    "party.yaml": """
        entity: party
        collection: parties
        title: {en: Party, ja: 当事者}
        facts:
          kind: {type: enum, values: {person: {en: person, ja: 個人}, company: {en: company, ja: 会社}}, question: {en: kind, ja: 種類}}
          home: {type: country, only_for: {kind: [company]}, question: {en: home, ja: home}}
          votes: {type: number, question: {en: votes, ja: votes}}
          founded: {type: year, only_for: {kind: [company]}, question: {en: founded, ja: founded}}
          size: {type: number, question: {en: size, ja: size}}
          listed: {type: yes_no, only_for: {kind: [company]}, question: {en: listed, ja: listed}}
          passports: {type: list, of: country, only_for: {kind: [person]}, closed: {en: known, ja: 既知}, question: {en: passports, ja: passports}}
          general_partner: {type: reference, of: party, may_be_none: true, question: {en: gp, ja: gp}}
          led_by_general_partner: {type: yes_no, question: {en: led, ja: led}}
          holders: {type: list, of: stake, inverse: held}
          claims: {type: list, of: claim, inverse: against}
          guarantees: {type: list, of: claim, inverse: guarantor}
    """,
    "stake.yaml": """
        entity: stake
        collection: stakes
        title: {en: Stake, ja: 出資}
        edge:
          holder: holder
          held: held
          measures: [votes, profits]
          follow: {when: profits_follow_votes, from: votes, to: [profits]}
          general_partner: {party: general_partner, only: led_by_general_partner}
          individuals: {fact: kind, values: [person]}
        facts:
          holder: {type: reference, of: party, question: {en: holder, ja: holder}}
          held: {type: reference, of: party, question: {en: held, ja: held}}
          votes: {type: percent, question: {en: votes, ja: votes}}
          profits: {type: percent, question: {en: profits, ja: profits}}
          profits_follow_votes: {type: yes_no, question: {en: follow, ja: follow}}
    """,
    "claim.yaml": """
        entity: claim
        collection: claims
        title: {en: Claim, ja: 請求}
        facts:
          against: {type: reference, of: party, question: {en: against, ja: against}}
          kind: {type: enum, values: {plain: {en: plain, ja: 無担保}, guaranteed: {en: guaranteed, ja: 保証付き}}, question: {en: kind, ja: 種類}}
          guarantor: {type: reference, of: party, only_for: {kind: [guaranteed]}, question: {en: guarantor, ja: guarantor}}
          paid: {type: yes_no, question: {en: paid, ja: paid}}
    """,
    "grant.yaml": """
        entity: grant
        title: {en: Grant, ja: 付与}
        facts:
          to: {type: reference, of: party, question: {en: to, ja: to}}
          for_colour: {type: enum, values: {red: {en: red, ja: 赤}, blue: {en: blue, ja: 青}}, question: {en: colour, ja: 色}}
          given: {type: yes_no, question: {en: given, ja: given}}
    """,
}
