using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Import;
using SertiKesos.Rosters.Submissions;

namespace SertiKesos.Portal;

/// <summary>What a roster changed, or would change, for the eyes of its own office: NIK masked, people by reference.</summary>
/// <param name="Done">False as long as the roster is not accepted.</param>
internal sealed record ChangesJson(
    string Region,
    string Submission,
    string State,
    bool Done,
    ChangeCounts Counts,
    IReadOnlyList<string> Roles,
    IReadOnlyList<ChangesJson.Line> Added,
    IReadOnlyList<ChangesJson.Line> Changed,
    IReadOnlyList<ChangesJson.Line> Missing,
    ChangesJson.Lists? Institutions)
{
    public static ChangesJson Of(Submission submission, RosterDifference.Known known, BlindIndex blind)
    {
        var change = known.Change;
        IReadOnlyList<Line> People(PersonChangeKind kind) =>
        [
            .. change.People.Where(person => person.Kind == kind).Select(person => Show(
                person.After, person.After.Assignments.Select(assignment => assignment.Role).Where(change.Roles.Contains), blind) with
            {
                Fields = kind == PersonChangeKind.Changed ? [.. ChangedFields.Of(person, change.Roles).Select(field => field.Code())] : null,
            }),
        ];
        return new ChangesJson(
            submission.Region.Value,
            submission.Id,
            submission.State.Code(),
            known.Done,
            change.Counts,
            [.. change.Roles.Select(role => role.Code())],
            People(PersonChangeKind.Added),
            People(PersonChangeKind.Changed),
            [.. change.Missing.Select(entry => Show(entry.Person, [entry.Role], blind))],
            change.Institutions is { } list
                ? new Lists(list.Added, list.Changed, list.Unchanged, [.. list.Missing.Select(institution => Masking.Text(institution.Name))])
                : null);
    }

    public override string ToString() => $"ChangesJson {Region}/{Submission} {Counts}";

    private static Line Show(Person person, IEnumerable<Role> roles, BlindIndex blind) => new(
        PersonReference.Of(blind, person.Identity), Masking.Text(person.Name), person.Nik?.Masked, [.. roles.Distinct().Select(role => role.Code())]);

    /// <param name="Person">The reference by which <c>/api/people</c> names the same person.</param>
    internal sealed record Line(string Person, string Name, string? Nik, IReadOnlyList<string> Roles)
    {
        /// <summary>What changed; only of somebody who was known before.</summary>
        public IReadOnlyList<string>? Fields { get; init; }

        public override string ToString() => $"Line {Person}";
    }

    internal sealed record Lists(int Added, int Changed, int Unchanged, IReadOnlyList<string> Missing)
    {
        public override string ToString() => $"Lists +{Added} ~{Changed} ={Unchanged} -{Missing.Count}";
    }
}
