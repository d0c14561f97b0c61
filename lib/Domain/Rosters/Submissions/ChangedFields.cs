using SertiKesos.People;
using SertiKesos.Registers;

namespace SertiKesos.Rosters.Submissions;

/// <summary>What of somebody a roster changes, as receipts and the API name it.</summary>
internal enum ChangedField
{
    Name,
    Nik,
    BirthDate,
    Phones,
    Email,
    Certificates,
    Posts,
}

/// <summary>Compares somebody before and after a roster, within its roles.</summary>
internal static class ChangedFields
{
    public static IReadOnlyList<ChangedField> Of(PersonChange change, IReadOnlyList<Role> roles)
    {
        if (change is not { Before: { } before, After: var after })
        {
            return [];
        }

        return
        [
            .. new (bool Differs, ChangedField Field)[]
            {
                (before.Name != after.Name, ChangedField.Name),
                (before.Nik != after.Nik, ChangedField.Nik),
                (before.BirthDate != after.BirthDate, ChangedField.BirthDate),
                (!before.Phones.SequenceEqual(after.Phones), ChangedField.Phones),
                (before.Email != after.Email, ChangedField.Email),
                (!Credentials(before, roles).SetEquals(Credentials(after, roles)), ChangedField.Certificates),
                (!Posts(before, roles).SetEquals(Posts(after, roles)), ChangedField.Posts),
            }.Where(part => part.Differs).Select(part => part.Field),
        ];
    }

    public static string Label(this ChangedField field) => field switch
    {
        ChangedField.Name => "nama",
        ChangedField.Nik => "NIK",
        ChangedField.BirthDate => "tanggal lahir",
        ChangedField.Phones => "nomor HP",
        ChangedField.Email => "surel",
        ChangedField.Certificates => "sertifikat",
        _ => "tugas atau penempatan",
    };

    /// <summary>The word in JSON, such as <c>birthDate</c>.</summary>
    public static string Code(this ChangedField field)
    {
        var name = field.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static HashSet<Credential> Credentials(Person person, IReadOnlyList<Role> roles) =>
        [.. person.Assignments.Where(assignment => roles.Contains(assignment.Role)).SelectMany(assignment => assignment.Credentials)];

    private static HashSet<(Role, string?, string?, string?, ServiceStatus, string?)> Posts(Person person, IReadOnlyList<Role> roles) =>
        [.. person.Assignments.Where(assignment => roles.Contains(assignment.Role)).Select(assignment =>
            (assignment.Role, assignment.Posting, assignment.Kecamatan, assignment.Kelurahan, assignment.Status, assignment.MemberNumber))];
}
