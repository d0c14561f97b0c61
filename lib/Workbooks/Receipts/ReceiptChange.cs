using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>
/// What a roster changes, by name: the receipt goes to the office whose people they are. One line each.
/// </summary>
/// <param name="Overdue">People who went missing earlier and of whom the office has not said why for two periods.</param>
/// <param name="Reviews">Contradictions about identities that wait for a decision.</param>
internal sealed record ReceiptChange(
    ChangeCounts Counts,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Overdue,
    IReadOnlyList<string> Reviews)
{
    public static ReceiptChange Of(RegisterChange change, DateOnly day) => new(
        change.Counts,
        [.. change.People.Where(person => person.Kind == PersonChangeKind.Added).Select(person => Line(person.After, change.Roles))],
        [.. change.People.Where(person => person.Kind == PersonChangeKind.Changed).Select(person => Changes(person, change.Roles))],
        [.. change.Missing.Select(Line)],
        [.. change.Next.Muster.Where(entry => entry.IsOverdueOn(day)).Select(entry => $"{Line(entry)}, sejak {IndonesianText.Long(entry.MissingSince)}")],
        [.. change.Next.Reviews.Where(review => !review.Rejected).Select(Line)]);

    /// <summary>Nothing was known of these roles before: everybody is new, and a list of them would repeat the roster.</summary>
    public bool IsFirst => Counts is { Added: > 0, Changed: 0, Unchanged: 0, Missing: 0 } && Overdue.Count + Reviews.Count == 0;

    public override string ToString() => $"ReceiptChange {Counts}";

    private static string Line(MusterEntry entry) => $"{Masking.Text(entry.Person.Name)} ({entry.Role.Label()})";

    private static string Line(Person person, IReadOnlyList<Role> roles) =>
        $"{Masking.Text(person.Name)} ({string.Join(", ", person.Assignments.Select(assignment => assignment.Role).Where(roles.Contains).Distinct().Select(role => role.Label()))})";

    private static string Line(IdentityReview review) => review.Field == IdentityField.Name
        ? $"NIK {review.Nik.Masked}: terdaftar sebagai {Masking.Text(review.Known)}, pada roster ini {Masking.Text(review.Stated)}"
        : $"NIK {review.Nik.Masked}: tanggal lahir terdaftar {Date(review.Known)}, pada roster ini {Date(review.Stated)}";

    private static string Date(string iso) => IndonesianText.Long(DateOnly.ParseExact(iso, "yyyy-MM-dd", null));

    private static string Changes(PersonChange change, IReadOnlyList<Role> roles) =>
        $"{Line(change.After, roles)}: {string.Join(", ", ChangedFields.Of(change, roles).Select(field => field.Label()))}";
}
