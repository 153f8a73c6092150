//! `GET /api/v1/search`: every parameter against the whole collection, counted one by one.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::collection::{all, every_page, is, metres, position, text};
use crate::door::{PUBLIC, encoded, features, get, ids, matched, search, with};
use crate::program::{Program, days_from_today};

/// As many match as the collection has of these, and each of them is one.
async fn finds(parameters: &[(&str, &str)], wanted: impl Fn(&Value) -> bool) -> Vec<Value> {
    let expected: BTreeSet<&str> =
        all().await.iter().filter(|feature| wanted(feature)).filter_map(|feature| feature["id"].as_str()).collect();
    let found = every_page(parameters).await;
    let ids: BTreeSet<&str> = found.iter().filter_map(|feature| feature["id"].as_str()).collect();
    assert_eq!(ids, expected, "{parameters:?}");
    assert_eq!(found.len(), expected.len(), "nothing stands there twice: {parameters:?}");
    found
}

#[tokio::test]
async fn the_collection_is_there_and_its_pages_join_up() {
    let total = matched(&search(&[]).await);
    assert!(total > 600, "only {total} items");
    let ids: BTreeSet<&str> = all().await.iter().filter_map(|feature| feature["id"].as_str()).collect();
    assert_eq!(ids.len() as u64, total);
}

#[tokio::test]
async fn an_answer_is_a_geojson_feature_collection() {
    let answer = get(&with("/api/v1/search", &[("q", "ماسوله"), ("limit", "1")])).language("en").ok().await;
    assert_eq!(answer.header("content-type"), "application/geo+json");
    assert_eq!(answer.header("content-language"), "en");
    let body = answer.json();
    assert_eq!(body["type"], "FeatureCollection");
    assert_eq!(body["numberReturned"], 1);
    let feature = &features(&body)[0];
    assert_eq!(feature["type"], "Feature");
    assert_eq!(feature["geometry"]["type"], "Point");
    assert_eq!(feature["id"], "place:masuleh");
    assert_eq!(feature["properties"]["url"], format!("{PUBLIC}/en/place/masuleh"));
    for property in
        ["kind", "category", "slug", "name", "lang", "url", "summary", "importance", "matched", "country", "province"]
    {
        assert!(!feature["properties"][property].is_null(), "{property} is missing: {feature}");
    }
    assert_eq!(body["links"]["self"], format!("{PUBLIC}/api/v1/search?q={}&limit=1", encoded("ماسوله")));
}

#[tokio::test]
async fn kinds_narrow_and_may_repeat() {
    for kind in
        ["place", "event", "city", "province", "organisation", "partnership", "route", "programme", "opportunity"]
    {
        let found = finds(&[("kind", kind)], |feature| text(feature, "kind") == kind).await;
        assert!(!found.is_empty(), "no {kind}");
    }
    finds(&[("kind", "route"), ("kind", "event")], |feature| matches!(text(feature, "kind"), "route" | "event")).await;
}

#[tokio::test]
async fn a_category_includes_its_children() {
    let listed = Program::new().run(&["categories", "--json"]).expect_success();
    let taxonomy: Value = serde_json::from_str(&listed.stdout).expect("JSON");
    let rows = taxonomy.as_array().expect("rows");
    let mut with_children = 0;
    for row in rows {
        let slug = row["slug"].as_str().expect("a slug");
        let own: BTreeSet<&str> = rows
            .iter()
            .filter(|other| other["slug"] == slug || other["parent"] == slug)
            .filter_map(|other| other["slug"].as_str())
            .collect();
        let found = finds(&[("category", slug)], |feature| own.contains(text(feature, "category"))).await;
        with_children += usize::from(own.len() > 1 && !found.is_empty());
    }
    assert!(with_children > 5, "only {with_children} categories with children are used");
    let two = search(&[("category", "museum"), ("category", "caravanserai")]).await;
    let one =
        matched(&search(&[("category", "museum")]).await) + matched(&search(&[("category", "caravanserai")]).await);
    assert_eq!(matched(&two), one);
}

#[tokio::test]
async fn what_a_facet_counts_is_what_its_filter_finds() {
    let answer = search(&[("facets", "kind,category,city,province,country,owner"), ("limit", "0")]).await;
    assert_eq!(features(&answer).len(), 0);
    for facet in ["kind", "category", "city", "province", "country", "owner"] {
        let counts = answer["facets"][facet].as_array().unwrap_or_else(|| panic!("no facet {facet}"));
        assert!(!counts.is_empty(), "{facet} counts nothing");
        for count in counts.iter().take(12) {
            let value = count["value"].as_str().expect("a value");
            assert!(!count["label"].as_str().expect("a label").is_empty());
            let narrowed = search(&[(facet, value), ("limit", "0")]).await;
            assert_eq!(count["count"].as_u64(), Some(matched(&narrowed)), "{facet}={value}");
        }
    }
    let kinds: u64 =
        answer["facets"]["kind"].as_array().expect("kinds").iter().filter_map(|count| count["count"].as_u64()).sum();
    assert_eq!(kinds, matched(&answer), "every item has one kind");
}

#[tokio::test]
async fn a_city_or_province_is_known_by_id_slug_and_every_name() {
    for (parameter, words) in
        [("city", ["city:rasht", "rasht", "Rasht", "رشت"]), ("province", ["province:gilan", "gilan", "Gilan", "گیلان"])]
    {
        let by_id = ids(&search(&[(parameter, words[0])]).await).into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert!(by_id.len() > 10, "{parameter}");
        for word in words {
            assert_eq!(ids(&search(&[(parameter, word)]).await), by_id, "{parameter}={word}");
        }
    }
}

#[tokio::test]
async fn a_box_holds_what_lies_in_it() {
    for [west, south, east, north] in [
        [49.0, 37.0, 50.0, 38.0],
        [44.0, 25.0, 64.0, 40.0],
        [-180.0, -90.0, 180.0, 90.0],
        [51.60, 32.60, 51.70, 32.70],
        [0.0, 0.0, 0.0, 0.0],
    ] {
        let bbox = format!("{west},{south},{east},{north}");
        finds(&[("bbox", &bbox)], |feature| {
            let (lon, lat) = position(feature);
            (west..=east).contains(&lon) && (south..=north).contains(&lat)
        })
        .await;
    }
}

#[tokio::test]
async fn a_box_may_cross_the_antimeridian() {
    for (west, east) in [(100.0, -60.0), (170.0, -170.0), (60.0, 20.0)] {
        finds(&[("bbox", &format!("{west},-90,{east},90"))], |feature| {
            let (lon, _) = position(feature);
            lon >= west || lon <= east
        })
        .await;
    }
}

#[tokio::test]
async fn near_gives_distances_and_radius_draws_the_line() {
    let here = (49.5832, 37.2808);
    let found = finds(&[("near", "49.5832,37.2808"), ("radius", "30000"), ("sort", "distance")], |feature| {
        metres(here, position(feature)) <= 30_000.0
    })
    .await;
    assert!(found.len() > 10);
    let mut before = 0.0;
    for feature in &found {
        let told = feature["properties"]["distance_m"].as_f64().expect("distance_m");
        assert!((told - metres(here, position(feature))).abs() < 30.0 + told * 0.005, "{feature}");
        assert!(told >= before, "nearest first");
        before = told;
    }
    let far = search(&[("near", "49.5832,37.2808"), ("q", "موزه")]).await;
    assert!(features(&far).iter().all(|feature| feature["properties"]["distance_m"].is_number()));
    let anywhere = search(&[("q", "موزه")]).await;
    assert_eq!(matched(&far), matched(&anywhere), "near alone leaves nothing out");
}

#[tokio::test]
async fn a_polygon_holds_what_lies_in_it() {
    // A triangle: its southern and western sides are straight, the third goes from Rasht's west to its north-east.
    let found = finds(&[("polygon", "49.3,37,50.1,37,49.3,37.6"), ("limit", "100")], |feature| {
        let (lon, lat) = position(feature);
        lon >= 49.3 && lat >= 37.0 && (lon - 49.3) / 0.8 + (lat - 37.0) / 0.6 <= 1.0
    })
    .await;
    assert!(found.len() > 10);
    let boxed = search(&[("bbox", "49.3,37,50.1,37.6"), ("limit", "0")]).await;
    assert!((found.len() as u64) < matched(&boxed), "a corner of the box lies beyond");
}

#[tokio::test]
async fn along_a_route_lie_its_stops_and_what_is_near_the_way() {
    let route = get("/api/v1/items/route:rasht-old-town-walk").ok().await.json();
    let stops: Vec<&str> =
        route["route"]["stops"].as_array().expect("stops").iter().filter_map(|s| s["place"].as_str()).collect();
    let narrow = every_page(&[("along", "route:rasht-old-town-walk"), ("width", "100")]).await;
    for stop in &stops {
        assert!(narrow.iter().any(|feature| feature["id"] == **stop), "{stop} is missing");
    }
    let usual = every_page(&[("along", "route:rasht-old-town-walk")]).await;
    let wide = every_page(&[("along", "route:rasht-old-town-walk"), ("width", "20000")]).await;
    assert!(narrow.len() < usual.len() && usual.len() < wide.len(), "{} {} {}", narrow.len(), usual.len(), wide.len());
    let furthest = wide.iter().map(|feature| metres((49.5832, 37.2808), position(feature))).fold(0.0, f64::max);
    assert!(furthest < 25_000.0, "{furthest} m");
    let page = get("/fa/route/rasht-old-town-walk").ok().await;
    assert!(page.text().contains("/fa/?along=route:rasht-old-town-walk"));
    let list = get("/en/?along=route:rasht-old-town-walk").ok().await;
    assert!(list.text().contains("within 2 km of "), "the way is said back");
}

#[tokio::test]
async fn nearest_first_goes_round_the_whole_world() {
    let found = every_page(&[("near", "179.9,-17"), ("sort", "distance")]).await;
    assert_eq!(found.len(), all().await.len());
    let distances: Vec<f64> = found.iter().map(|feature| metres((179.9, -17.0), position(feature))).collect();
    assert!(distances.windows(2).all(|pair| pair[0] <= pair[1] + 50.0 + pair[1] * 0.005));
}

#[tokio::test]
async fn flags_narrow() {
    let unesco = finds(&[("unesco", "true")], |feature| !text(feature, "unesco").is_empty()).await;
    assert!(unesco.len() > 25, "only {}", unesco.len());
    finds(&[("free", "true")], |feature| is(feature, "free")).await;
    let without = finds(&[("samples", "false")], |feature| !is(feature, "sample")).await;
    assert!(without.len() < all().await.len(), "there are samples");
    let yes = finds(&[("wheelchair", "yes")], |feature| text(feature, "wheelchair") == "yes").await;
    let limited =
        finds(&[("wheelchair", "limited")], |feature| matches!(text(feature, "wheelchair"), "yes" | "limited")).await;
    assert!(limited.len() >= yes.len());
}

#[tokio::test]
async fn open_places_are_places_with_hours_that_are_open_then() {
    let open = every_page(&[("open_at", "2026-12-05T11:00:00+03:30")]).await;
    assert!(!open.is_empty());
    assert!(open.iter().all(|feature| !text(feature, "opening_hours").is_empty()));
    let always = all().await.iter().filter(|feature| text(feature, "opening_hours") == "24/7").count();
    assert!(always > 0 && open.len() >= always);
    let at_night = every_page(&[("open_at", "2026-12-05T03:30:00+03:30")]).await;
    assert!(at_night.len() >= always, "what is always open is open at night");
    assert!(at_night.iter().all(|feature| text(feature, "opening_hours") != "Mo-Su 09:00-17:00"));
    assert!(matched(&search(&[("open_at", "now")]).await) >= always as u64);
}

#[tokio::test]
async fn a_period_holds_what_happens_in_it() {
    let (today, next_year) = (days_from_today(0), days_from_today(364));
    let found = every_page(&[("kind", "event"), ("from", &today), ("to", &next_year), ("sort", "date")]).await;
    assert!(found.len() > 20, "the yearly feasts fall into any year: {}", found.len());
    let starts: Vec<&str> = found.iter().map(|feature| text(feature, "starts_at")).collect();
    assert!(starts.windows(2).all(|pair| pair[0] <= pair[1]), "by date: {starts:?}");
    for feature in &found {
        assert!(text(feature, "ends_at") > today.as_str(), "over before the period: {feature}");
        assert!(text(feature, "starts_at")[..10] <= *next_year, "after the period: {feature}");
    }
    let long_ago = search(&[("kind", "event"), ("from", "1990-01-01"), ("to", "1990-01-31")]).await;
    assert_eq!(matched(&long_ago), 0);
}

#[tokio::test]
async fn names_are_in_the_order_of_the_alphabet() {
    let provinces = every_page(&[("kind", "province"), ("sort", "name"), ("lang", "en")]).await;
    let names: Vec<String> = provinces.iter().map(|feature| text(feature, "name").to_lowercase()).collect();
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(names.len(), 31);
    assert_eq!(names, sorted);
    let persian = every_page(&[("kind", "province"), ("sort", "name"), ("lang", "fa")]).await;
    let first: Vec<&str> = persian.iter().map(|feature| text(feature, "name")).collect();
    let place =
        |name: &str| first.iter().position(|other| *other == name).unwrap_or_else(|| panic!("{name} in {first:?}"));
    // پ after ب and before ت, گ after ک, ی last: as Persian has it, not as code points fall.
    assert!(place("اردبیل") < place("بوشهر") && place("بوشهر") < place("تهران"));
    assert!(place("کرمان") < place("گیلان") && place("گیلان") < place("لرستان") && place("یزد") == 30);
}

#[tokio::test]
async fn pages_by_cursor_join_up_whatever_the_order() {
    for parameters in [
        &[("q", "قلعه"), ("limit", "7")][..],
        &[("q", "museum"), ("sort", "name"), ("limit", "3"), ("lang", "en")],
        &[("kind", "place"), ("sort", "name"), ("limit", "89")],
        &[("near", "51.67,32.65"), ("sort", "distance"), ("limit", "100")],
        &[("near", "51.67,32.65"), ("q", "mosque"), ("limit", "5")],
        &[("kind", "event"), ("sort", "date"), ("limit", "6")],
        &[("bbox", "48,36,51,39"), ("limit", "33")],
    ] {
        let found = every_page(parameters).await;
        let unique: BTreeSet<&str> = found.iter().filter_map(|feature| feature["id"].as_str()).collect();
        assert_eq!(unique.len(), found.len(), "nothing twice: {parameters:?}");
        assert_eq!(found.len() as u64, matched(&search(parameters).await), "nothing lost: {parameters:?}");
    }
}

#[tokio::test]
async fn a_language_names_but_never_narrows() {
    let mut totals = Vec::new();
    for lang in ["fa", "en", "ar", "de"] {
        let answer = search(&[("q", "خواجو"), ("lang", lang)]).await;
        totals.push((matched(&answer), ids(&answer).iter().map(ToString::to_string).collect::<BTreeSet<_>>()));
    }
    assert!(totals[0].0 > 0);
    assert!(totals.iter().all(|total| *total == totals[0]), "{totals:?}");
    let english = search(&[("q", "place:masuleh ماسوله"), ("lang", "en"), ("limit", "1")]).await;
    let arabic = get("/api/v1/search?kind=province&limit=1").language("ar;q=0.9, en;q=0.2").ok().await;
    assert_eq!(arabic.header("content-language"), "ar");
    assert!(features(&english).iter().all(|feature| text(feature, "lang") == "en"));
    let unasked = get("/api/v1/search?kind=province&limit=1").ok().await;
    assert_eq!(unasked.header("content-language"), "fa", "Persian where nothing is said");
}

#[tokio::test]
async fn parameters_work_together() {
    let answer = search(&[("kind", "place"), ("province", "gilan"), ("q", "قلعه"), ("bbox", "48,36,51,39")]).await;
    assert!(matched(&answer) > 0);
    for feature in features(&answer) {
        assert_eq!(text(feature, "kind"), "place");
        let (lon, lat) = position(feature);
        assert!((48.0..=51.0).contains(&lon) && (36.0..=39.0).contains(&lat));
    }
    assert_eq!(ids(&answer)[0], "place:rudkhan-castle");
}

#[tokio::test]
async fn what_says_nothing_changes_nothing() {
    let plain = search(&[("q", "باغ")]).await;
    let with_empty = search(&[("q", "باغ"), ("kind", ""), ("bbox", ""), ("near", " "), ("sort", "")]).await;
    assert_eq!(ids(&plain), ids(&with_empty));
    assert_eq!(matched(&plain), matched(&with_empty));
}

#[tokio::test]
async fn what_is_not_there_is_an_empty_answer_with_a_total_of_none() {
    let answer = search(&[("q", "qqqxyzzyqqq")]).await;
    assert_eq!((matched(&answer), features(&answer).len()), (0, 0));
    assert!(answer["links"]["next"].is_null());
}
