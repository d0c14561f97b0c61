using SertiKesos.People;
using SertiKesos.Registers;

namespace SertiKesos.Workbooks.Templates;

/// <summary>The register of an office as rows: those who serve, and those who left or of whom it has yet to say why they are missing.</summary>
internal sealed record TemplateRows(IReadOnlyList<TemplateRow> Serving, IReadOnlyList<TemplateRow> Left)
{
    /// <param name="unreached">Whom no message reaches, and why.</param>
    public static TemplateRows Of(Register? register, IReadOnlyDictionary<PersonIdentity, string>? unreached = null)
    {
        if (register is null)
        {
            return new TemplateRows([], []);
        }

        var all = register.People
            .SelectMany(person => person.Assignments.Select(assignment => new TemplateRow(0, person, assignment) { Unreached = unreached?.GetValueOrDefault(person.Identity) }))
            .ToList();
        var missing = register.Muster.Where(entry => entry.IsOpen).SelectMany(entry =>
            entry.Person.Assignments.Select(assignment => new TemplateRow(0, entry.Person, assignment, entry.MissingSince)));
        return new TemplateRows(
            Numbered(all.Where(row => row.Assignment.IsActive)),
            [.. Numbered(missing.Concat(all.Where(row => !row.Assignment.IsActive)))]);
    }

    /// <summary>People of a role together, and within it in the order of the register: the order that the office gave them.</summary>
    private static IReadOnlyList<TemplateRow> Numbered(IEnumerable<TemplateRow> rows) =>
        [.. rows.OrderBy(row => row.MissingSince is null).ThenBy(row => row.Assignment.Role).Select((row, index) => row with { Number = index + 1 })];

    public override string ToString() => $"TemplateRows ({Serving.Count} + {Left.Count})";
}
