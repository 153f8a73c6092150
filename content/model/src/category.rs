//! The taxonomy: kinds of item, and a two-level tree of categories within each kind.
//!
//! Slugs follow OpenStreetMap's and schema.org's words where they have one. Icons are names of Maki or Temaki
//! pictograms. The table is the whole truth: commands, forms, filters and map pins read it.

use crate::lang::Lang;

/// What an item is. `City`, `Province` and `Organisation` are reference data that other items point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A first-order administrative area.
    Province,
    /// A city or town that items lie in and that partnerships join.
    City,
    /// A council, department, lodge owner or partner that owns or organises items.
    Organisation,
    /// A place to visit.
    Place,
    /// Something that happens at a time.
    Event,
    /// A sister-city agreement between two cities.
    Partnership,
    /// A way through several places.
    Route,
    /// An exchange that people can apply for.
    Programme,
    /// An investment or sponsorship offer tied to a place.
    Opportunity,
}

impl Kind {
    /// All kinds, in the order in which links may point: each kind refers only to kinds before it.
    pub const ALL: [Kind; 9] = [
        Kind::Province,
        Kind::City,
        Kind::Organisation,
        Kind::Place,
        Kind::Event,
        Kind::Partnership,
        Kind::Route,
        Kind::Programme,
        Kind::Opportunity,
    ];

    /// The kind's word in addresses, the written form and the database.
    pub const fn slug(self) -> &'static str {
        match self {
            Kind::Province => "province",
            Kind::City => "city",
            Kind::Organisation => "organisation",
            Kind::Place => "place",
            Kind::Event => "event",
            Kind::Partnership => "partnership",
            Kind::Route => "route",
            Kind::Programme => "programme",
            Kind::Opportunity => "opportunity",
        }
    }

    /// The kind with this slug.
    pub fn from_slug(slug: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.slug())
    }
}

/// One row of the taxonomy.
#[derive(Debug, PartialEq, Eq)]
pub struct Category {
    /// Unique word for addresses and the written form.
    pub slug: &'static str,
    /// The kind whose items may carry it.
    pub kind: Kind,
    /// The slug of the parent; none for the first level.
    pub parent: Option<&'static str>,
    /// A Maki or Temaki pictogram.
    pub icon: &'static str,
    /// Names in Persian, English and Arabic.
    pub names: [&'static str; 3],
    /// The fitting schema.org type.
    pub schema_org: &'static str,
    /// The OpenStreetMap tag, `key=value`; empty where OSM has none.
    pub osm: &'static str,
}

impl Category {
    /// The category with this slug.
    pub fn find(slug: &str) -> Option<&'static Category> {
        CATEGORIES.iter().find(|category| category.slug == slug)
    }

    /// The name in a language; English where the language is not one of the three.
    pub fn name(&self, lang: Lang) -> &'static str {
        match lang.base() {
            "fa" => self.names[0],
            "ar" => self.names[2],
            _ => self.names[1],
        }
    }

    /// The category itself and everything below it.
    pub fn with_children(&'static self) -> impl Iterator<Item = &'static Category> {
        CATEGORIES.iter().filter(move |c| c.slug == self.slug || c.parent == Some(self.slug))
    }

    /// The first-level category this one belongs to; itself on the first level.
    pub fn top(&'static self) -> &'static Category {
        self.parent.and_then(Category::find).unwrap_or(self)
    }
}

const fn top(
    kind: Kind,
    slug: &'static str,
    icon: &'static str,
    names: [&'static str; 3],
    schema_org: &'static str,
    osm: &'static str,
) -> Category {
    Category { slug, kind, parent: None, icon, names, schema_org, osm }
}

const fn sub(
    kind: Kind,
    parent: &'static str,
    slug: &'static str,
    icon: &'static str,
    names: [&'static str; 3],
    schema_org: &'static str,
    osm: &'static str,
) -> Category {
    Category { slug, kind, parent: Some(parent), icon, names, schema_org, osm }
}

use Kind::{City, Event, Opportunity, Organisation, Partnership, Place, Programme, Province, Route};

/// Every category, parents before children.
#[rustfmt::skip]
pub static CATEGORIES: &[Category] = &[
    top(Place, "heritage", "monument", ["میراث تاریخی", "Heritage", "تراث"], "LandmarksOrHistoricalBuildings", "historic=*"),
    sub(Place, "heritage", "archaeological-site", "ruins", ["محوطهٔ باستانی", "Archaeological site", "موقع أثري"], "LandmarksOrHistoricalBuildings", "historic=archaeological_site"),
    sub(Place, "heritage", "castle", "castle", ["قلعه و دژ", "Castle or fort", "قلعة"], "LandmarksOrHistoricalBuildings", "historic=castle"),
    sub(Place, "heritage", "palace", "castle-JP", ["کاخ", "Palace", "قصر"], "LandmarksOrHistoricalBuildings", "historic=palace"),
    sub(Place, "heritage", "monument", "monument", ["بنای تاریخی", "Monument", "معلم تاريخي"], "LandmarksOrHistoricalBuildings", "historic=monument"),
    sub(Place, "heritage", "tower", "tower", ["برج تاریخی", "Historic tower", "برج تاريخي"], "LandmarksOrHistoricalBuildings", "historic=tower"),
    sub(Place, "heritage", "historic-house", "home", ["خانهٔ تاریخی", "Historic house", "بيت تاريخي"], "LandmarksOrHistoricalBuildings", "historic=building"),
    sub(Place, "heritage", "caravanserai", "lodging", ["کاروانسرا", "Caravanserai", "خان"], "LandmarksOrHistoricalBuildings", "historic=caravanserai"),
    sub(Place, "heritage", "bridge", "bridge", ["پل تاریخی", "Historic bridge", "جسر تاريخي"], "LandmarksOrHistoricalBuildings", "historic=bridge"),
    sub(Place, "heritage", "bathhouse", "hot-spring", ["گرمابه", "Bathhouse", "حمّام"], "LandmarksOrHistoricalBuildings", "historic=bath"),
    sub(Place, "heritage", "mosque", "religious-muslim", ["مسجد", "Mosque", "مسجد"], "Mosque", "building=mosque"),
    sub(Place, "heritage", "church", "religious-christian", ["کلیسا", "Church", "كنيسة"], "Church", "building=church"),
    sub(Place, "heritage", "fire-temple", "fire-station", ["آتشکده", "Fire temple", "معبد نار"], "PlaceOfWorship", "religion=zoroastrian"),
    sub(Place, "heritage", "shrine", "place-of-worship", ["زیارتگاه", "Shrine", "مزار"], "PlaceOfWorship", "historic=shrine"),
    sub(Place, "heritage", "tomb", "cemetery", ["آرامگاه", "Tomb", "ضريح"], "LandmarksOrHistoricalBuildings", "historic=tomb"),
    sub(Place, "heritage", "waterworks", "water", ["سازهٔ آبی و قنات", "Qanat or waterworks", "منشأة مائية وقناة"], "LandmarksOrHistoricalBuildings", "historic=aqueduct"),
    sub(Place, "heritage", "rock-relief", "monument", ["سنگ‌نگاره و کتیبه", "Rock relief or inscription", "نقش صخري"], "LandmarksOrHistoricalBuildings", "historic=rock_art"),
    sub(Place, "heritage", "historic-district", "village", ["بافت تاریخی", "Historic district", "حي تاريخي"], "LandmarksOrHistoricalBuildings", "historic=district"),
    sub(Place, "heritage", "square", "square", ["میدان تاریخی", "Historic square", "ميدان تاريخي"], "LandmarksOrHistoricalBuildings", "place=square"),
    sub(Place, "heritage", "school", "college", ["مدرسهٔ تاریخی", "Historic school", "مدرسة تاريخية"], "LandmarksOrHistoricalBuildings", "historic=madrasa"),
    sub(Place, "heritage", "industrial-heritage", "industry", ["میراث صنعتی", "Industrial heritage", "تراث صناعي"], "LandmarksOrHistoricalBuildings", "historic=industrial"),

    top(Place, "museum", "museum", ["موزه", "Museum", "متحف"], "Museum", "tourism=museum"),
    sub(Place, "museum", "history-museum", "museum", ["موزهٔ تاریخ و باستان‌شناسی", "History museum", "متحف تاريخ"], "Museum", "museum=history"),
    sub(Place, "museum", "art-museum", "art-gallery", ["موزهٔ هنر", "Art museum", "متحف فنون"], "Museum", "museum=art"),
    sub(Place, "museum", "ethnography-museum", "museum", ["موزهٔ مردم‌شناسی", "Ethnography museum", "متحف إثنوغرافي"], "Museum", "museum=ethnography"),
    sub(Place, "museum", "open-air-museum", "museum", ["موزهٔ فضای باز", "Open-air museum", "متحف مفتوح"], "Museum", "museum=open_air"),
    sub(Place, "museum", "science-museum", "museum", ["موزهٔ علوم و تاریخ طبیعی", "Science museum", "متحف علوم"], "Museum", "museum=science"),

    top(Place, "nature", "park-alt1", ["طبیعت", "Nature", "طبيعة"], "TouristAttraction", "natural=*"),
    sub(Place, "nature", "forest", "park-alt1", ["جنگل", "Forest", "غابة"], "TouristAttraction", "natural=wood"),
    sub(Place, "nature", "wetland", "wetland", ["تالاب", "Wetland", "أهوار"], "TouristAttraction", "natural=wetland"),
    sub(Place, "nature", "lake", "water", ["دریاچه", "Lake", "بحيرة"], "LakeBodyOfWater", "natural=water"),
    sub(Place, "nature", "river", "water", ["رود و دره", "River or valley", "نهر ووادٍ"], "RiverBodyOfWater", "waterway=river"),
    sub(Place, "nature", "waterfall", "waterfall", ["آبشار", "Waterfall", "شلال"], "Waterfall", "waterway=waterfall"),
    sub(Place, "nature", "mountain", "mountain", ["کوه", "Mountain", "جبل"], "Mountain", "natural=peak"),
    sub(Place, "nature", "desert", "desert", ["بیابان و کویر", "Desert", "صحراء"], "TouristAttraction", "natural=desert"),
    sub(Place, "nature", "cave", "cave", ["غار", "Cave", "كهف"], "TouristAttraction", "natural=cave_entrance"),
    sub(Place, "nature", "beach", "beach", ["ساحل", "Beach", "شاطئ"], "Beach", "natural=beach"),
    sub(Place, "nature", "island", "island", ["جزیره", "Island", "جزيرة"], "TouristAttraction", "place=island"),
    sub(Place, "nature", "spring", "hot-spring", ["چشمه", "Spring", "عين ماء"], "TouristAttraction", "natural=spring"),
    sub(Place, "nature", "protected-area", "natural", ["منطقهٔ حفاظت‌شده", "Protected area", "محمية"], "TouristAttraction", "boundary=protected_area"),
    sub(Place, "nature", "geosite", "mountain", ["پدیدهٔ زمین‌شناختی", "Geological site", "موقع جيولوجي"], "TouristAttraction", "geological=*"),

    top(Place, "garden-park", "garden", ["باغ و بوستان", "Gardens and parks", "حدائق"], "Park", "leisure=park"),
    sub(Place, "garden-park", "persian-garden", "garden", ["باغ ایرانی", "Persian garden", "حديقة فارسية"], "Park", "leisure=garden"),
    sub(Place, "garden-park", "park", "park", ["بوستان", "Park", "منتزه"], "Park", "leisure=park"),
    sub(Place, "garden-park", "botanical-garden", "garden-centre", ["باغ گیاه‌شناسی", "Botanical garden", "حديقة نباتية"], "Park", "garden:type=botanical"),

    top(Place, "lodging", "lodging", ["اقامت", "Lodging", "إقامة"], "LodgingBusiness", "tourism=*"),
    sub(Place, "lodging", "eco-lodge", "lodging", ["بوم‌گردی", "Eco-lodge", "نزل بيئي"], "LodgingBusiness", "tourism=guest_house"),
    sub(Place, "lodging", "traditional-hotel", "lodging", ["هتل سنتی", "Traditional hotel", "فندق تقليدي"], "Hotel", "tourism=hotel"),
    sub(Place, "lodging", "hotel", "lodging", ["هتل", "Hotel", "فندق"], "Hotel", "tourism=hotel"),
    sub(Place, "lodging", "hostel", "lodging", ["هاستل", "Hostel", "نُزُل شباب"], "Hostel", "tourism=hostel"),
    sub(Place, "lodging", "campsite", "campsite", ["اردوگاه", "Campsite", "مخيم"], "Campground", "tourism=camp_site"),

    top(Place, "bazaar-craft", "shop", ["بازار و صنایع دستی", "Bazaars and crafts", "أسواق وحرف"], "ShoppingCenter", "shop=*"),
    sub(Place, "bazaar-craft", "bazaar", "shop", ["بازار", "Bazaar", "سوق"], "ShoppingCenter", "amenity=marketplace"),
    sub(Place, "bazaar-craft", "weekly-market", "grocery", ["بازار هفتگی", "Weekly market", "سوق أسبوعي"], "ShoppingCenter", "amenity=marketplace"),
    sub(Place, "bazaar-craft", "craft-workshop", "hardware", ["کارگاه صنایع دستی", "Craft workshop", "ورشة حرف"], "Store", "craft=*"),

    top(Place, "food", "restaurant", ["خوراک", "Food", "طعام"], "FoodEstablishment", "amenity=restaurant"),
    sub(Place, "food", "restaurant", "restaurant", ["رستوران", "Restaurant", "مطعم"], "Restaurant", "amenity=restaurant"),
    sub(Place, "food", "cafe", "cafe", ["کافه", "Café", "مقهى"], "CafeOrCoffeeShop", "amenity=cafe"),
    sub(Place, "food", "teahouse", "teahouse", ["چای‌خانه", "Teahouse", "بيت شاي"], "CafeOrCoffeeShop", "cuisine=tea"),
    sub(Place, "food", "confectionery", "confectionery", ["شیرینی و سوغات", "Sweets and souvenirs", "حلويات وهدايا"], "Bakery", "shop=confectionery"),
    sub(Place, "food", "food-street", "fast-food", ["راستهٔ خوراک", "Food street", "شارع طعام"], "FoodEstablishment", "amenity=food_court"),

    top(Place, "book", "library", ["کتاب", "Books", "كتب"], "Library", "amenity=library"),
    sub(Place, "book", "library", "library", ["کتابخانه", "Library", "مكتبة عامة"], "Library", "amenity=library"),
    sub(Place, "book", "bookshop", "library", ["کتاب‌فروشی", "Bookshop", "مكتبة بيع"], "BookStore", "shop=books"),
    sub(Place, "book", "archive", "library", ["مرکز اسناد", "Archive", "أرشيف"], "ArchiveOrganization", "amenity=archive"),

    top(Place, "sport", "pitch", ["ورزش", "Sport", "رياضة"], "SportsActivityLocation", "leisure=sports_centre"),
    sub(Place, "sport", "stadium", "stadium", ["ورزشگاه", "Stadium", "ملعب"], "StadiumOrArena", "leisure=stadium"),
    sub(Place, "sport", "zurkhaneh", "fitness-centre", ["زورخانه", "Zurkhaneh", "زورخانه"], "SportsActivityLocation", "sport=zurkhaneh"),
    sub(Place, "sport", "ski-resort", "skiing", ["پیست اسکی", "Ski resort", "منتجع تزلج"], "SkiResort", "landuse=winter_sports"),
    sub(Place, "sport", "climbing", "climbing", ["سنگ‌نوردی و کوهنوردی", "Climbing", "تسلق"], "SportsActivityLocation", "sport=climbing"),
    sub(Place, "sport", "sports-centre", "fitness-centre", ["مجموعهٔ ورزشی", "Sports centre", "مركز رياضي"], "SportsActivityLocation", "leisure=sports_centre"),

    top(Place, "performing-arts", "theatre", ["هنر و نمایش", "Arts and stage", "فنون ومسرح"], "PerformingArtsTheater", "amenity=theatre"),
    sub(Place, "performing-arts", "theatre", "theatre", ["تماشاخانه", "Theatre", "مسرح"], "PerformingArtsTheater", "amenity=theatre"),
    sub(Place, "performing-arts", "concert-hall", "music", ["تالار موسیقی", "Concert hall", "قاعة موسيقى"], "MusicVenue", "amenity=concert_hall"),
    sub(Place, "performing-arts", "cinema", "cinema", ["سینما", "Cinema", "سينما"], "MovieTheater", "amenity=cinema"),
    sub(Place, "performing-arts", "gallery", "art-gallery", ["نگارخانه", "Gallery", "معرض فنون"], "ArtGallery", "tourism=gallery"),
    sub(Place, "performing-arts", "cultural-centre", "town-hall", ["فرهنگ‌سرا", "Cultural centre", "مركز ثقافي"], "CivicStructure", "amenity=arts_centre"),

    top(Place, "viewpoint", "viewpoint", ["چشم‌انداز", "Viewpoint", "مطلّ"], "TouristAttraction", "tourism=viewpoint"),
    sub(Place, "viewpoint", "cable-car", "aerialway", ["تله‌کابین", "Cable car", "تلفريك"], "TouristAttraction", "aerialway=gondola"),
    sub(Place, "viewpoint", "scenic-road", "car", ["جادهٔ دیدنی", "Scenic road", "طريق خلاب"], "TouristAttraction", "scenic=yes"),

    top(Place, "transport", "bus", ["رفت‌وآمد", "Transport", "نقل"], "CivicStructure", "public_transport=*"),
    sub(Place, "transport", "airport", "airport", ["فرودگاه", "Airport", "مطار"], "Airport", "aeroway=aerodrome"),
    sub(Place, "transport", "railway-station", "rail", ["ایستگاه راه‌آهن", "Railway station", "محطة قطار"], "TrainStation", "railway=station"),
    sub(Place, "transport", "bus-station", "bus", ["پایانهٔ اتوبوس", "Bus station", "محطة حافلات"], "BusStation", "amenity=bus_station"),
    sub(Place, "transport", "port", "harbor", ["بندر", "Port", "ميناء"], "CivicStructure", "harbour=yes"),

    top(Place, "settlement", "village", ["شهر و روستا", "Settlements", "مدن وقرى"], "Place", "place=*"),
    sub(Place, "settlement", "town", "town", ["شهر دیدنی", "Town", "بلدة"], "Place", "place=town"),
    sub(Place, "settlement", "village", "village", ["روستا", "Village", "قرية"], "Place", "place=village"),

    top(Event, "festival", "star", ["جشنواره", "Festival", "مهرجان"], "Festival", ""),
    sub(Event, "festival", "national-festival", "star", ["جشن ملی", "National feast", "عيد وطني"], "Festival", ""),
    sub(Event, "festival", "harvest-festival", "farm", ["جشن برداشت", "Harvest festival", "مهرجان حصاد"], "Festival", ""),
    sub(Event, "festival", "flower-festival", "florist", ["جشنوارهٔ گل و گلاب", "Flower festival", "مهرجان زهور"], "Festival", ""),
    sub(Event, "festival", "food-festival", "restaurant", ["جشنوارهٔ خوراک", "Food festival", "مهرجان طعام"], "FoodEvent", ""),
    top(Event, "commemoration", "monument", ["بزرگداشت", "Commemoration", "ذكرى"], "Event", ""),
    sub(Event, "commemoration", "poet-day", "library", ["روز شاعر", "Poet's day", "يوم شاعر"], "LiteraryEvent", ""),
    sub(Event, "commemoration", "city-day", "town-hall", ["روز شهر", "City day", "يوم مدينة"], "Event", ""),
    top(Event, "ritual", "place-of-worship", ["آیین", "Ritual", "طقس"], "Event", ""),
    top(Event, "market-day", "shop", ["بازار هفتگی", "Market day", "يوم سوق"], "SaleEvent", ""),
    top(Event, "exhibition", "art-gallery", ["نمایشگاه", "Exhibition", "معرض"], "ExhibitionEvent", ""),
    sub(Event, "exhibition", "book-fair", "library", ["نمایشگاه کتاب", "Book fair", "معرض كتاب"], "ExhibitionEvent", ""),
    top(Event, "music", "music", ["موسیقی", "Music", "موسيقى"], "MusicEvent", ""),
    top(Event, "theatre-event", "theatre", ["نمایش", "Theatre", "مسرح"], "TheaterEvent", ""),
    top(Event, "film", "cinema", ["فیلم", "Film", "سينما"], "ScreeningEvent", ""),
    top(Event, "sport-event", "stadium", ["رویداد ورزشی", "Sports event", "حدث رياضي"], "SportsEvent", ""),
    top(Event, "workshop", "hardware", ["کارگاه", "Workshop", "ورشة"], "EducationEvent", ""),
    top(Event, "talk", "college", ["نشست", "Talk", "ندوة"], "EducationEvent", ""),
    top(Event, "tour", "information", ["گشت با راهنما", "Guided tour", "جولة مع دليل"], "Event", ""),

    top(Partnership, "sister-city", "town-hall", ["خواهرخواندگی", "Sister cities", "توأمة مدن"], "Organization", ""),
    sub(Partnership, "sister-city", "friendship-city", "town-hall", ["شهر دوست", "Friendship cities", "مدن صديقة"], "Organization", ""),

    top(Programme, "exchange", "college", ["برنامهٔ تبادل", "Exchange", "برنامج تبادل"], "EducationalOccupationalProgram", ""),
    sub(Programme, "exchange", "student-exchange", "college", ["تبادل دانشجو", "Student exchange", "تبادل طلاب"], "EducationalOccupationalProgram", ""),
    sub(Programme, "exchange", "artist-residency", "art-gallery", ["اقامت هنری", "Artist residency", "إقامة فنية"], "EducationalOccupationalProgram", ""),
    sub(Programme, "exchange", "youth-exchange", "pitch", ["تبادل جوانان", "Youth exchange", "تبادل شباب"], "EducationalOccupationalProgram", ""),
    sub(Programme, "exchange", "expert-exchange", "town-hall", ["تبادل کارشناسی", "Expert exchange", "تبادل خبراء"], "EducationalOccupationalProgram", ""),
    sub(Programme, "exchange", "craft-exchange", "hardware", ["تبادل صنایع دستی", "Craft exchange", "تبادل حرف"], "EducationalOccupationalProgram", ""),
    sub(Programme, "exchange", "sport-exchange", "pitch", ["تبادل ورزشی", "Sport exchange", "تبادل رياضي"], "EducationalOccupationalProgram", ""),

    top(Route, "walk", "walking", ["پیاده‌گردی", "Walk", "جولة مشي"], "TouristTrip", "route=foot"),
    sub(Route, "walk", "heritage-walk", "walking", ["گشت میراث", "Heritage walk", "جولة تراثية"], "TouristTrip", "route=foot"),
    sub(Route, "walk", "hike", "trail", ["طبیعت‌گردی", "Hike", "رحلة جبلية"], "TouristTrip", "route=hiking"),
    top(Route, "cycle-route", "bicycle", ["مسیر دوچرخه", "Cycle route", "مسار دراجات"], "TouristTrip", "route=bicycle"),
    top(Route, "drive", "car", ["سفر جاده‌ای", "Road trip", "رحلة بالسيارة"], "TouristTrip", "route=road"),
    top(Route, "boat-route", "ferry", ["مسیر قایق", "Boat route", "مسار قوارب"], "BoatTrip", "route=ferry"),

    top(Opportunity, "investment", "bank", ["فرصت سرمایه‌گذاری", "Investment", "فرصة استثمار"], "Demand", ""),
    sub(Opportunity, "investment", "restoration", "hardware", ["مرمت و احیا", "Restoration", "ترميم وإحياء"], "Demand", ""),
    sub(Opportunity, "investment", "lodging-development", "lodging", ["توسعهٔ اقامتگاه", "Lodging development", "تطوير إقامة"], "Demand", ""),
    sub(Opportunity, "investment", "visitor-facility", "information", ["زیرساخت گردشگری", "Visitor facility", "مرافق سياحية"], "Demand", ""),
    top(Opportunity, "sponsorship", "gift", ["حمایت مالی", "Sponsorship", "رعاية"], "Demand", ""),

    top(City, "city", "city", ["شهر", "City", "مدينة"], "City", "place=city"),
    top(Province, "province", "marker", ["استان", "Province", "محافظة"], "AdministrativeArea", "admin_level=4"),
    top(Organisation, "organisation", "town-hall", ["سازمان", "Organisation", "مؤسسة"], "Organization", "office=*"),
];
