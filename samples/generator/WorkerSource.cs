using System.Globalization;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Samples;

/// <summary>Invents people. One source serves all files of a run, so that names, NIKs and addresses never repeat.</summary>
internal sealed class WorkerSource(Dice dice)
{
    private static readonly string[] PhonePrefixes = ["0812", "0813", "0821", "0852", "0856", "0878"];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _niks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _phones = new(StringComparer.Ordinal);

    /// <param name="region">Where the person serves; most were also first registered there.</param>
    /// <param name="birthPlace">The usual birth place; one in four was born elsewhere.</param>
    public Worker Next(RegionCode region, string birthPlace, DateOnly bornFrom, DateOnly bornTo)
    {
        var sex = dice.OneIn(2) ? Sex.Male : Sex.Female;
        var born = dice.Date(bornFrom, bornTo);
        var registeredIn = dice.OneIn(7) ? dice.Pick(RegionCatalog.Shipped.All).Code : region;
        var plain = PlainName(sex);
        return new Worker(
            WithTitles(plain),
            NewNik(registeredIn, born, sex),
            dice.OneIn(4) ? dice.Pick(NameTables.BirthPlaces) : birthPlace,
            born,
            sex,
            NewPhone(),
            plain.ToLowerInvariant().Replace(' ', '.').Replace("'", "", StringComparison.Ordinal) + "@contoh.example");
    }

    private string PlainName(Sex sex)
    {
        while (true)
        {
            var first = dice.Pick(sex == Sex.Female ? NameTables.WomenFirst : NameTables.MenFirst);
            var last = dice.Pick(NameTables.Last);
            var name = dice.OneIn(3) ? $"{first} {dice.Pick(NameTables.Middle)} {last}" : $"{first} {last}";
            if (_names.Add(name))
            {
                return name;
            }
        }
    }

    private string WithTitles(string name) => dice.Between(0, 12) switch
    {
        0 => name + ", S.Sos.",
        1 => name + ", S.Tr.Sos.",
        2 => "Hj. " + name,
        3 => "H. " + name + ", S.Pd.",
        _ => name,
    };

    private string NewNik(RegionCode region, DateOnly born, Sex sex)
    {
        var day = sex == Sex.Female ? born.Day + 40 : born.Day;
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{region.Value[..2]}{region.Value[3..]}{dice.Between(1, 16):00}{day:00}{born:MMyy}");
        for (var serial = dice.Between(1, 9); ; serial++)
        {
            var nik = string.Create(CultureInfo.InvariantCulture, $"{head}{serial:0000}");
            if (_niks.Add(nik))
            {
                return nik;
            }
        }
    }

    /// <summary>One number in the habits of different clerks; the middle block 0000 shows that it is invented.</summary>
    private string NewPhone()
    {
        string prefix, end;
        do
        {
            prefix = dice.Pick(PhonePrefixes);
            end = dice.Between(1000, 10000).ToString(CultureInfo.InvariantCulture);
        }
        while (!_phones.Add(prefix + end));

        return dice.Between(0, 8) switch
        {
            0 => $"{prefix}-0000-{end}",
            1 => $"{prefix} 0000 {end}",
            2 => $"+62 {prefix[1..]} 0000 {end}",
            3 => $"62{prefix[1..]}0000{end}",
            4 => $"{prefix}.0000.{end}",
            5 => $"{prefix[1..]}0000{end}",
            _ => $"{prefix}0000{end}",
        };
    }
}
