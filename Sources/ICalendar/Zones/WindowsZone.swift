/// A time zone as Windows, Outlook and Exchange name it, and the zone of the database that it stands for.
struct WindowsZone: Sendable {
    /// The name that programs use: `West Asia Standard Time`.
    let name: String
    /// The zone for the whole world (territory 001 of the table).
    let identifier: String
    /// The places and other words that its display names have had, divided by commas.
    let places: String

    private init(_ name: String, _ identifier: String, _ places: String = "") {
        self.name = name
        self.identifier = identifier
        self.places = places
    }

    /// By name, in small letters; also by the names of their daylight saving time, which older Outlooks write.
    static let byName: [String: String] = {
        var names: [String: String] = [:]
        for zone in all {
            let name = zone.name.lowercased()
            names[name] = zone.identifier
            guard name.contains(" standard time") else { continue }
            names[name.replacing(" standard time", with: " daylight time")] = zone.identifier
        }
        return names
    }()

    /// By name without “Standard Time”, in small letters.
    static let byShortName: [String: String] = {
        var names: [String: String] = [:]
        for zone in all where zone.name.hasSuffix(" Standard Time") {
            names[zone.name.lowercased().replacing(" standard time", with: "")] = zone.identifier
        }
        return names
    }()

    /// Zones by a place of a display name, in small letters without full stops; the first that has it.
    static let byPlace: [String: String] = {
        var places: [String: String] = [:]
        for zone in all {
            for place in zone.places.split(separator: ",") {
                let key = PlaceList.key(of: place)
                if places[key] == nil { places[key] = zone.identifier }
            }
        }
        return places
    }()

    /// What display names meant when Windows had other offsets: until 2024 `(UTC+06:00) Astana` stood for the time of
    /// Astana and Almaty; `(UTC+05:00) Astana` is “Qyzylorda Standard Time”.
    static let formerly = ["+06:00 astana": "Asia/Almaty"]

    /// Names and zones: windowsZones.xml of the Unicode CLDR project (territory 001) as of 2026, by way of the Python
    /// package tzlocal 5.4.5; Unicode License v3, https://www.unicode.org/license.txt. Where CLDR keeps an older
    /// spelling, it is IANA's present name: Asia/Kolkata, Europe/Kyiv. Places: as Windows, Exchange and Outlook have
    /// shown them over the years.
    private static let all: [WindowsZone] = [
        WindowsZone("Dateline Standard Time", "Etc/GMT+12", "International Date Line West,Eniwetok,Kwajalein"),
        WindowsZone("UTC-11", "Etc/GMT+11", "Coordinated Universal Time-11,Co-ordinated Universal Time-11"),
        WindowsZone("Aleutian Standard Time", "America/Adak", "Aleutian Islands"),
        WindowsZone("Hawaiian Standard Time", "Pacific/Honolulu", "Hawaii"),
        WindowsZone("Marquesas Standard Time", "Pacific/Marquesas", "Marquesas Islands"),
        WindowsZone("Alaskan Standard Time", "America/Anchorage", "Alaska"),
        WindowsZone("UTC-09", "Etc/GMT+9", "Coordinated Universal Time-09,Co-ordinated Universal Time-09"),
        WindowsZone("Pacific Standard Time (Mexico)", "America/Tijuana", "Baja California,Tijuana"),
        WindowsZone("UTC-08", "Etc/GMT+8", "Coordinated Universal Time-08,Co-ordinated Universal Time-08"),
        WindowsZone("Pacific Standard Time", "America/Los_Angeles", "Pacific Time (US & Canada),Pacific Time"),
        WindowsZone("British Columbia Standard Time", "America/Vancouver", "British Columbia"),
        WindowsZone("US Mountain Standard Time", "America/Phoenix", "Arizona"),
        WindowsZone("Mountain Standard Time (Mexico)", "America/Mazatlan", "Mazatlan,Chihuahua"),
        WindowsZone("Mountain Standard Time", "America/Denver", "Mountain Time (US & Canada),Mountain Time"),
        WindowsZone("Alberta Standard Time", "America/Edmonton", "Alberta"),
        WindowsZone("Yukon Standard Time", "America/Whitehorse", "Yukon"),
        WindowsZone("Central America Standard Time", "America/Guatemala", "Central America"),
        WindowsZone("Central Standard Time", "America/Chicago", "Central Time (US & Canada),Central Time"),
        WindowsZone("Manitoba Standard Time", "America/Winnipeg", "Manitoba"),
        WindowsZone("Easter Island Standard Time", "Pacific/Easter", "Easter Island"),
        WindowsZone(
            "Central Standard Time (Mexico)", "America/Mexico_City",
            "Guadalajara,Mexico City,Monterrey,Mexico City - Old,Monterrey - Old"),
        WindowsZone("Canada Central Standard Time", "America/Regina", "Saskatchewan"),
        WindowsZone("SA Pacific Standard Time", "America/Bogota", "Bogota,Lima,Quito,Rio Branco"),
        WindowsZone("Eastern Standard Time (Mexico)", "America/Cancun", "Chetumal"),
        WindowsZone("Eastern Standard Time", "America/New_York", "Eastern Time (US & Canada),Eastern Time"),
        WindowsZone("Haiti Standard Time", "America/Port-au-Prince", "Haiti"),
        WindowsZone("Cuba Standard Time", "America/Havana", "Havana"),
        WindowsZone("US Eastern Standard Time", "America/Indiana/Indianapolis", "Indiana (East)"),
        WindowsZone("Turks And Caicos Standard Time", "America/Grand_Turk", "Turks and Caicos"),
        WindowsZone("Paraguay Standard Time", "America/Asuncion", "Asuncion"),
        WindowsZone("Atlantic Standard Time", "America/Halifax", "Atlantic Time (Canada),Atlantic Time"),
        WindowsZone("Venezuela Standard Time", "America/Caracas", "Caracas"),
        WindowsZone("Central Brazilian Standard Time", "America/Cuiaba", "Cuiaba"),
        WindowsZone("SA Western Standard Time", "America/La_Paz", "Georgetown,La Paz,Manaus,San Juan"),
        WindowsZone("Pacific SA Standard Time", "America/Santiago", "Santiago"),
        WindowsZone("Newfoundland Standard Time", "America/St_Johns", "Newfoundland"),
        WindowsZone("Tocantins Standard Time", "America/Araguaina", "Araguaina"),
        WindowsZone("E. South America Standard Time", "America/Sao_Paulo", "Brasilia"),
        WindowsZone("SA Eastern Standard Time", "America/Cayenne", "Cayenne,Fortaleza"),
        WindowsZone(
            "Argentina Standard Time", "America/Argentina/Buenos_Aires", "City of Buenos Aires,Buenos Aires"),
        WindowsZone("Greenland Standard Time", "America/Nuuk", "Greenland"),
        WindowsZone("Montevideo Standard Time", "America/Montevideo", "Montevideo"),
        WindowsZone("Magallanes Standard Time", "America/Punta_Arenas", "Punta Arenas"),
        WindowsZone("Saint Pierre Standard Time", "America/Miquelon", "Saint Pierre and Miquelon"),
        WindowsZone("Bahia Standard Time", "America/Bahia", "Salvador"),
        WindowsZone("UTC-02", "Etc/GMT+2", "Coordinated Universal Time-02,Co-ordinated Universal Time-02"),
        WindowsZone("Azores Standard Time", "Atlantic/Azores", "Azores"),
        WindowsZone(
            "Cape Verde Standard Time", "Atlantic/Cape_Verde", "Cabo Verde Is,Cape Verde Is,Cape Verde Islands"),
        WindowsZone("UTC", "Etc/UTC", "Coordinated Universal Time,Co-ordinated Universal Time"),
        WindowsZone(
            "GMT Standard Time", "Europe/London", "Dublin,Edinburgh,Lisbon,London,Greenwich Mean Time"),
        WindowsZone("Greenwich Standard Time", "Atlantic/Reykjavik", "Monrovia,Reykjavik"),
        WindowsZone("Sao Tome Standard Time", "Africa/Sao_Tome", "Sao Tome"),
        WindowsZone("Morocco Standard Time", "Africa/Casablanca", "Casablanca"),
        WindowsZone("W. Europe Standard Time", "Europe/Berlin", "Amsterdam,Berlin,Bern,Rome,Stockholm,Vienna"),
        WindowsZone(
            "Central Europe Standard Time", "Europe/Budapest", "Belgrade,Bratislava,Budapest,Ljubljana,Prague"),
        WindowsZone("Romance Standard Time", "Europe/Paris", "Brussels,Copenhagen,Madrid,Paris"),
        WindowsZone("Central European Standard Time", "Europe/Warsaw", "Sarajevo,Skopje,Warsaw,Zagreb"),
        WindowsZone("W. Central Africa Standard Time", "Africa/Lagos", "West Central Africa"),
        WindowsZone("GTB Standard Time", "Europe/Bucharest", "Athens,Bucharest"),
        WindowsZone("Middle East Standard Time", "Asia/Beirut", "Beirut"),
        WindowsZone("Egypt Standard Time", "Africa/Cairo", "Cairo"),
        WindowsZone("E. Europe Standard Time", "Europe/Chisinau", "Chisinau"),
        WindowsZone("West Bank Standard Time", "Asia/Hebron", "Gaza,Hebron"),
        WindowsZone("South Africa Standard Time", "Africa/Johannesburg", "Harare,Pretoria"),
        WindowsZone("FLE Standard Time", "Europe/Kyiv", "Helsinki,Kyiv,Kiev,Riga,Sofia,Tallinn,Vilnius"),
        WindowsZone("Israel Standard Time", "Asia/Jerusalem", "Jerusalem"),
        WindowsZone("South Sudan Standard Time", "Africa/Juba", "Juba"),
        WindowsZone("Kaliningrad Standard Time", "Europe/Kaliningrad", "Kaliningrad"),
        WindowsZone("Sudan Standard Time", "Africa/Khartoum", "Khartoum"),
        WindowsZone("Libya Standard Time", "Africa/Tripoli", "Tripoli"),
        WindowsZone("Namibia Standard Time", "Africa/Windhoek", "Windhoek"),
        WindowsZone("Syria Standard Time", "Asia/Damascus", "Damascus"),
        WindowsZone("Jordan Standard Time", "Asia/Amman", "Amman"),
        WindowsZone("Arabic Standard Time", "Asia/Baghdad", "Baghdad"),
        WindowsZone("Turkey Standard Time", "Europe/Istanbul", "Istanbul"),
        WindowsZone("Arab Standard Time", "Asia/Riyadh", "Kuwait,Riyadh"),
        WindowsZone("Belarus Standard Time", "Europe/Minsk", "Minsk"),
        WindowsZone("Russian Standard Time", "Europe/Moscow", "Moscow,St Petersburg"),
        WindowsZone("E. Africa Standard Time", "Africa/Nairobi", "Nairobi"),
        WindowsZone("Volgograd Standard Time", "Europe/Volgograd", "Volgograd"),
        WindowsZone("Iran Standard Time", "Asia/Tehran", "Tehran"),
        WindowsZone("Arabian Standard Time", "Asia/Dubai", "Abu Dhabi,Muscat"),
        WindowsZone("Astrakhan Standard Time", "Europe/Astrakhan", "Astrakhan,Ulyanovsk"),
        WindowsZone("Azerbaijan Standard Time", "Asia/Baku", "Baku"),
        WindowsZone("Russia Time Zone 3", "Europe/Samara", "Izhevsk,Samara"),
        WindowsZone("Mauritius Standard Time", "Indian/Mauritius", "Port Louis"),
        WindowsZone("Saratov Standard Time", "Europe/Saratov", "Saratov"),
        WindowsZone("Georgian Standard Time", "Asia/Tbilisi", "Tbilisi"),
        WindowsZone("Caucasus Standard Time", "Asia/Yerevan", "Yerevan"),
        WindowsZone("Afghanistan Standard Time", "Asia/Kabul", "Kabul"),
        WindowsZone("West Asia Standard Time", "Asia/Tashkent", "Ashgabat,Tashkent"),
        WindowsZone("Qyzylorda Standard Time", "Asia/Qyzylorda", "Qyzylorda,Astana"),
        WindowsZone("Ekaterinburg Standard Time", "Asia/Yekaterinburg", "Ekaterinburg"),
        WindowsZone("Pakistan Standard Time", "Asia/Karachi", "Islamabad,Karachi"),
        WindowsZone("India Standard Time", "Asia/Kolkata", "Chennai,Kolkata,Mumbai,New Delhi,Calcutta"),
        WindowsZone("Sri Lanka Standard Time", "Asia/Colombo", "Sri Jayawardenepura,Sri Jayawardenepura Kotte"),
        WindowsZone("Nepal Standard Time", "Asia/Kathmandu", "Kathmandu"),
        WindowsZone("Central Asia Standard Time", "Asia/Bishkek", "Bishkek"),
        WindowsZone("Bangladesh Standard Time", "Asia/Dhaka", "Dhaka"),
        WindowsZone("Omsk Standard Time", "Asia/Omsk", "Omsk"),
        WindowsZone("Myanmar Standard Time", "Asia/Yangon", "Yangon (Rangoon),Rangoon,Yangon"),
        WindowsZone("SE Asia Standard Time", "Asia/Bangkok", "Bangkok,Hanoi,Jakarta"),
        WindowsZone("Altai Standard Time", "Asia/Barnaul", "Barnaul,Gorno-Altaysk"),
        WindowsZone("W. Mongolia Standard Time", "Asia/Hovd", "Hovd"),
        WindowsZone("North Asia Standard Time", "Asia/Krasnoyarsk", "Krasnoyarsk"),
        WindowsZone("N. Central Asia Standard Time", "Asia/Novosibirsk", "Novosibirsk"),
        WindowsZone("Tomsk Standard Time", "Asia/Tomsk", "Tomsk"),
        WindowsZone(
            "China Standard Time", "Asia/Shanghai", "Beijing,Chongqing,Hong Kong,Hong Kong SAR,Urumqi"),
        WindowsZone("North Asia East Standard Time", "Asia/Irkutsk", "Irkutsk"),
        WindowsZone("Singapore Standard Time", "Asia/Singapore", "Kuala Lumpur,Singapore"),
        WindowsZone("W. Australia Standard Time", "Australia/Perth", "Perth"),
        WindowsZone("Taipei Standard Time", "Asia/Taipei", "Taipei"),
        WindowsZone("Ulaanbaatar Standard Time", "Asia/Ulaanbaatar", "Ulaanbaatar,Ulaan Bataar"),
        WindowsZone("Aus Central W. Standard Time", "Australia/Eucla", "Eucla"),
        WindowsZone("Transbaikal Standard Time", "Asia/Chita", "Chita"),
        WindowsZone("Tokyo Standard Time", "Asia/Tokyo", "Osaka,Sapporo,Tokyo"),
        WindowsZone("North Korea Standard Time", "Asia/Pyongyang", "Pyongyang"),
        WindowsZone("Korea Standard Time", "Asia/Seoul", "Seoul"),
        WindowsZone("Yakutsk Standard Time", "Asia/Yakutsk", "Yakutsk"),
        WindowsZone("Cen. Australia Standard Time", "Australia/Adelaide", "Adelaide"),
        WindowsZone("AUS Central Standard Time", "Australia/Darwin", "Darwin"),
        WindowsZone("E. Australia Standard Time", "Australia/Brisbane", "Brisbane"),
        WindowsZone("AUS Eastern Standard Time", "Australia/Sydney", "Canberra,Melbourne,Sydney"),
        WindowsZone("West Pacific Standard Time", "Pacific/Port_Moresby", "Guam,Port Moresby"),
        WindowsZone("Tasmania Standard Time", "Australia/Hobart", "Hobart"),
        WindowsZone("Vladivostok Standard Time", "Asia/Vladivostok", "Vladivostok"),
        WindowsZone("Lord Howe Standard Time", "Australia/Lord_Howe", "Lord Howe Island"),
        WindowsZone("Bougainville Standard Time", "Pacific/Bougainville", "Bougainville Island"),
        WindowsZone("Russia Time Zone 10", "Asia/Srednekolymsk", "Chokurdakh"),
        WindowsZone("Magadan Standard Time", "Asia/Magadan", "Magadan"),
        WindowsZone("Norfolk Standard Time", "Pacific/Norfolk", "Norfolk Island"),
        WindowsZone("Sakhalin Standard Time", "Asia/Sakhalin", "Sakhalin"),
        WindowsZone("Central Pacific Standard Time", "Pacific/Guadalcanal", "Solomon Is,New Caledonia"),
        WindowsZone("Russia Time Zone 11", "Asia/Kamchatka", "Anadyr,Petropavlovsk-Kamchatsky,Kamchatka"),
        WindowsZone("New Zealand Standard Time", "Pacific/Auckland", "Auckland,Wellington"),
        WindowsZone("UTC+12", "Etc/GMT-12", "Coordinated Universal Time+12,Co-ordinated Universal Time+12"),
        WindowsZone("Fiji Standard Time", "Pacific/Fiji", "Fiji,Marshall Is"),
        WindowsZone("Chatham Islands Standard Time", "Pacific/Chatham", "Chatham Islands"),
        WindowsZone("UTC+13", "Etc/GMT-13", "Coordinated Universal Time+13,Co-ordinated Universal Time+13"),
        WindowsZone("Tonga Standard Time", "Pacific/Tongatapu", "Nuku'alofa"),
        WindowsZone("Samoa Standard Time", "Pacific/Apia", "Samoa,Midway Island"),
        WindowsZone("Line Islands Standard Time", "Pacific/Kiritimati", "Kiritimati Island"),

        // Names that Windows has given up, which CLDR no longer has, after its releases that did.
        WindowsZone("Armenian Standard Time", "Asia/Yerevan"),
        WindowsZone("Kamchatka Standard Time", "Asia/Kamchatka", "Petropavlovsk-Kamchatsky - Old"),
        WindowsZone("Mexico Standard Time", "America/Mexico_City"),
        WindowsZone("Mexico Standard Time 2", "America/Chihuahua"),
        WindowsZone("Mid-Atlantic Standard Time", "Etc/GMT+2", "Mid-Atlantic - Old,Mid-Atlantic"),
    ]
}
