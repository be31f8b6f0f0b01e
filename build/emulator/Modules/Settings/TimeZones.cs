namespace Ingot.Emulator.Modules.Settings;

/// <summary>Time zones by Windows' ids; "Standard Time" is left out where the id ends so.</summary>
static class TimeZones
{
    const string Standard =
        "Afghanistan,Alaskan,Aleutian,Altai,Arab,Arabian,Arabic,Argentina,Astrakhan,Atlantic,AUS Central,Aus Central W.,AUS Eastern,Azerbaijan,Azores," +
        "Bahia,Bangladesh,Belarus,Bougainville,Canada Central,Cape Verde,Caucasus,Cen. Australia,Central America,Central Asia,Central Brazilian," +
        "Central Europe,Central European,Central Pacific,Central,Central (Mexico),Chatham Islands,China,Cuba,Dateline,E. Africa,E. Australia,E. Europe," +
        "E. South America,Easter Island,Eastern,Eastern (Mexico),Egypt,Ekaterinburg,Fiji,FLE,Georgian,GMT,Greenland,Greenwich,GTB,Haiti,Hawaiian," +
        "India,Iran,Israel,Jordan,Kaliningrad,Korea,Libya,Line Islands,Lord Howe,Magadan,Magallanes,Marquesas,Mauritius,Middle East,Montevideo," +
        "Morocco,Mountain,Mountain (Mexico),Myanmar,N. Central Asia,Namibia,Nepal,New Zealand,Newfoundland,Norfolk,North Asia East,North Asia," +
        "North Korea,Omsk,Pacific SA,Pacific,Pacific (Mexico),Pakistan,Paraguay,Qyzylorda,Romance,Russia Time Zone 10,Russia Time Zone 11," +
        "Russia Time Zone 3,Russian,SA Eastern,SA Pacific,SA Western,Saint Pierre,Sakhalin,Samoa,Sao Tome,Saratov,SE Asia,Singapore,South Africa," +
        "South Sudan,Sri Lanka,Sudan,Syria,Taipei,Tasmania,Tocantins,Tokyo,Tomsk,Tonga,Transbaikal,Turkey,Turks And Caicos,Ulaanbaatar,US Eastern," +
        "US Mountain,Venezuela,Vladivostok,Volgograd,W. Australia,W. Central Africa,W. Europe,W. Mongolia,West Asia,West Bank,West Pacific,Yakutsk,Yukon";

    /// <summary>All ids.</summary>
    public static IReadOnlySet<string> Ids { get; } = Standard.Split(',')
        .Select(name => name.StartsWith("Russia Time Zone", StringComparison.Ordinal) ? name : Id(name))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    static string Id(string name) =>
        name.EndsWith(" (Mexico)", StringComparison.Ordinal) ? name.Replace(" (", " Standard Time (", StringComparison.Ordinal)
            : name + " Standard Time";
}
