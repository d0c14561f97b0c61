using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Rights;

/// <summary>A version of a register that was in force at some moment of a window.</summary>
/// <param name="Since">When it came in force, which may be before the window.</param>
internal sealed record VersionInForce(DateTimeOffset Since, Register Register);

/// <summary>Somebody whom the original of a submission names.</summary>
/// <param name="Since">When it was uploaded.</param>
internal sealed record SubmittedPerson(DateTimeOffset Since, Person Person)
{
    public override string ToString() => $"SubmittedPerson since {Since:O}";
}

/// <summary>Somebody whose data lay open, with what a notice needs.</summary>
/// <param name="Classes">Which classes of data, in Indonesian words.</param>
/// <param name="Since">The first moment at which what was looked at holds the person: the data lay there then at the latest.</param>
/// <param name="OnlySubmitted">No register of the window knows the person, only a file that an office handed in.</param>
/// <param name="Keys">The blind keys and references that records of acts may use.</param>
internal sealed record AffectedPerson(
    RegionCode Region,
    string Name,
    IReadOnlyList<string> Phones,
    IReadOnlyList<string> Emails,
    IReadOnlyList<string> Classes,
    DateTimeOffset Since,
    bool OnlySubmitted,
    IReadOnlySet<string> Keys)
{
    public override string ToString() => $"AffectedPerson of {Region}";
}

/// <summary>Who was affected in one region. Pure: versions and files in, people out.</summary>
internal static class AffectedPeople
{
    /// <summary>The steps whose versions were in force at any moment of the window, both ends included.</summary>
    public static IReadOnlyList<RegisterStep> StepsWithin(Register current, BreachWindow window) =>
    [
        .. current.Steps.Where((step, index) =>
            step.At <= window.To && (index + 1 == current.Steps.Count || current.Steps[index + 1].At > window.From)),
    ];

    /// <param name="keysOf">The names of a person in records of acts.</param>
    public static IReadOnlyList<AffectedPerson> Of(
        RegionCode region, IEnumerable<VersionInForce> versions, IEnumerable<SubmittedPerson> submitted, Func<Person, IEnumerable<string>> keysOf)
    {
        var forms = versions
            .SelectMany(version => version.Register.People
                .Select(person => new Form(person, version.Since, FormKind.Serving, version.Register.Reviews.Any(review => review.Nik == person.Nik)))
                .Concat(version.Register.Muster.Select(entry => new Form(
                    entry.Person, version.Since, FormKind.Left, version.Register.Reviews.Any(review => review.Nik == entry.Person.Nik)))))
            .Concat(submitted.Select(row => new Form(row.Person, row.Since, FormKind.Submitted, false)))
            .ToList();

        // The NIK may have been added late: rows without it are the same person under one name and birth date.
        var known = forms.Where(form => form.Person is { Nik: not null, BirthDate: not null })
            .GroupBy(form => NameOf(form.Person))
            .Where(group => group.Select(form => form.Person.Nik).Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Person.Identity);
        return
        [
            .. forms
                .GroupBy(form => form.Person.Nik is null && known.TryGetValue(NameOf(form.Person), out var identity) ? identity : form.Person.Identity)
                .Select(group => Of(region, [.. group.OrderBy(form => form.Kind).ThenByDescending(form => form.Since)], keysOf))
                .OrderBy(person => person.Name, StringComparer.Ordinal)
                .ThenBy(person => person.Since),
        ];
    }

    private static AffectedPerson Of(RegionCode region, IReadOnlyList<Form> forms, Func<Person, IEnumerable<string>> keysOf) => new(
        region,
        forms[0].Person.Name,
        [.. forms.SelectMany(form => form.Person.Phones).Distinct(StringComparer.Ordinal)],
        [.. forms.Select(form => form.Person.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
        [.. forms.SelectMany(Classes).Distinct().OrderBy(found => found.Order).Select(found => found.Word)],
        forms.Min(form => form.Since),
        forms.All(form => form.Kind == FormKind.Submitted),
        forms.SelectMany(form => keysOf(form.Person)).ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<(int Order, string Word)> Classes(Form form)
    {
        var person = form.Person;
        (bool Held, string Word)[] all =
        [
            (true, "nama"),
            (person.Nik is not null, "NIK"),
            (person.BirthDate is not null, "tanggal lahir"),
            (person.Sex is not null, "jenis kelamin"),
            (person.Phones.Count > 0, "nomor HP"),
            (person.Email is not null, "surel"),
            (person.Assignments.Count > 0, "peran dan penempatan"),
            (person.Assignments.Any(assignment => assignment.MemberNumber is not null), "nomor anggota"),
            (person.Assignments.Any(assignment => assignment.Credentials.Count > 0), "sertifikat"),
            (person.Past.Count > 0, "riwayat sertifikat"),
            (form.Kind == FormKind.Left, "keterangan tidak tercantum lagi"),
            (form.Reviewed, "peninjauan identitas"),
            (person.Corrections.Count > 0, "koreksi"),
            (person.Restricted is not null, "pembatasan"),
        ];
        return all.Index().Where(entry => entry.Item.Held).Select(entry => (entry.Index, entry.Item.Word));
    }

    private static (string, DateOnly?) NameOf(Person person) => (NameKey.Of(person.Name), person.BirthDate);

    private enum FormKind
    {
        Serving,
        Left,
        Submitted,
    }

    private sealed record Form(Person Person, DateTimeOffset Since, FormKind Kind, bool Reviewed)
    {
        public override string ToString() => $"Form {Kind}";
    }
}
