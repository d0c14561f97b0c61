using System.Globalization;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands.Check;

/// <summary>The check as a short table for people.</summary>
internal static class CheckTable
{
    public static void Write(CheckedRoster check, TextWriter output)
    {
        var states = check.States;
        output.WriteLine($"{check.Region.Name} ({check.Region.Code}) – {Masking.FileName(check.FileName)}");
        output.WriteLine($"Keadaan {IndonesianText.Long(check.AsOf)}: {OutcomeTexts.Expected(check.Outcome)}. {OutcomeTexts.OnlyChecked}");
        output.WriteLine();
        Line(output, "Orang", states.People);
        Line(output, "Bersertifikat", states.Certified, IndonesianText.Percent(states.Share));
        Line(output, "  segera habis", states.Due);
        Line(output, "Kedaluwarsa", states.Expired);
        Line(output, "Bersertifikat, data belum lengkap", states.Unknown);
        Line(output, "Identitas belum pasti", states.IdentityUncertain);
        foreach (var role in check.Counts.Roles)
        {
            Line(output, "  " + role.Role.Label(), role.Counts.People, $"bersertifikat {role.Counts.On(check.AsOf, check.Rules).Certified}");
        }

        foreach (var training in check.Counts.Trainings)
        {
            Line(output, "  peserta " + training.Event, training.Participants);
        }

        if (check.Institutions is { } institutions)
        {
            Line(output, "Lembaga", institutions.Institutions);
            Line(output, "  terakreditasi", institutions.Accredited, IndonesianText.Percent(institutions.Share));
            Line(output, "  segera habis", institutions.Due);
            Line(output, "  akreditasi kedaluwarsa", institutions.Expired);
        }

        var rows = check.Reading.Rows;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Baris: {rows.Read} dibaca, {rows.Accepted} diterima, {rows.Rejected} ditolak, {rows.Skipped} dilewati"));
        foreach (var difference in check.Discrepancies)
        {
            output.WriteLine(difference.Kind == DiscrepancyKind.Parts
                ? string.Create(CultureInfo.InvariantCulture, $"{difference.Subject} {difference.Counted}: {OutcomeTexts.Difference(difference)}. {difference.Reason}")
                : string.Create(CultureInfo.InvariantCulture, $"Selisih {difference.Subject}: {OutcomeTexts.Difference(difference)} ({difference.Difference:+0;-0}). {difference.Reason}"));
        }

        output.WriteLine();
        foreach (var group in FindingGroup.Of(check.Reading.Findings))
        {
            var place = string.Join(' ', new[] { group.First.Sheet, group.First.Cell ?? (group.First.Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"baris {row}") : null) }.OfType<string>());
            output.WriteLine($"{group.First.Rule.Code} {OutcomeTexts.Severity(group.First.Rule.Severity),-10} {place}: {group.Message}");
            output.WriteLine($"       {group.First.Fix}");
        }
    }

    /// <summary>The check on one line, for many files after each other.</summary>
    public static string Line(CheckedRoster check)
    {
        int Count(FindingSeverity severity) => check.Reading.Findings.Count(finding => finding.Rule.Severity == severity);

        return $"{check.Region.Code}  {OutcomeTexts.Expected(check.Outcome),-29} {IndonesianText.Number(check.States.People),6} orang {IndonesianText.Number(check.States.Certified),6} bersertifikat "
            + string.Create(CultureInfo.InvariantCulture, $"{Count(FindingSeverity.Error),5} salah {Count(FindingSeverity.Warning),5} peringatan  ")
            + (check.Institutions is { } institutions ? $"{IndonesianText.Number(institutions.Institutions)} lembaga  " : "")
            + Masking.FileName(check.FileName);
    }

    private static void Line(TextWriter output, string label, int count, string more = "") =>
        output.WriteLine($"{label,-34}{IndonesianText.Number(count),8}  {more}".TrimEnd());
}
