using System.Globalization;
using SertiKesos.People;

namespace SertiKesos.Coverage;

/// <summary>
/// What the roster shows of why its numbers may disagree: places such as "baris 22", never a person's data.
/// </summary>
internal sealed record CountingNotes(
    IReadOnlyList<string> WithoutPosting,
    IReadOnlyList<string> Duplicates,
    IReadOnlyList<string> Rejected,
    IReadOnlyList<string> Inactive)
{
    public static CountingNotes None { get; } = new([], [], [], []);
}

/// <summary>Sets stated numbers beside counted ones. Pure; both stay as they are.</summary>
internal static class DiscrepancyRules
{
    private const int MaxPlaces = 10;
    private const string Unexplained = "Sebabnya tidak terlihat pada roster; tanyakan kepada kantor.";

    public static IReadOnlyList<Discrepancy> Find(DeclaredTotals? declared, CoverageCounts counts, StateCounts states, CountingNotes notes)
    {
        var found = new List<Discrepancy>();
        if (declared is null)
        {
            return found;
        }

        var people = counts.Total.People;
        if (declared.Total is { } total && total != people)
        {
            found.Add(new Discrepancy(DiscrepancyKind.Total, "Jumlah orang", total, people, ReasonOfTotal(notes)));
        }

        if (declared.Certified is { } certified && certified != states.Certified)
        {
            found.Add(new Discrepancy(DiscrepancyKind.Certified, "Jumlah bersertifikat", certified, states.Certified, ReasonOfCertified(states)));
        }

        var parts = declared.Parts.Sum(part => part.People);
        if (declared.Parts.Count > 0 && declared.Total is { } whole && parts != whole)
        {
            var reason = notes.WithoutPosting.Count > 0
                ? Places(Text($"{notes.WithoutPosting.Count} orang tanpa penempatan"), notes.WithoutPosting)
                : Unexplained;
            found.Add(new Discrepancy(DiscrepancyKind.Parts, "Jumlah rincian", whole, parts, reason));
        }

        found.AddRange(declared.Trainings.Select(training => OfTraining(training, counts)).OfType<Discrepancy>());
        return found;
    }

    /// <summary>
    /// The parts of a training may belong to other regions' rosters, so a total with parts is compared with their sum;
    /// one without parts with the participants counted here.
    /// </summary>
    private static Discrepancy? OfTraining(DeclaredTraining training, CoverageCounts counts)
    {
        var here = counts.Trainings
            .Where(count => string.Equals(count.Event, training.Event, StringComparison.OrdinalIgnoreCase))
            .Sum(count => count.Participants);
        var counted = training.Parts.Count > 0 ? training.Parts.Sum(part => part.People) : here;
        if (counted == training.Total)
        {
            return null;
        }

        var reason = training.Parts.Count > 0
            ? Text($"Rincian {string.Join(" + ", training.Parts.Select(part => Text($"{part.Label} {part.People}")))} = {counted}; {Math.Abs(training.Total - counted)} peserta {(training.Total > counted ? "tidak dirinci" : "berlebih")}. Pada roster ini terbaca {here} peserta.")
            : Text($"Pada roster ini terbaca {here} peserta.");
        return new Discrepancy(DiscrepancyKind.Training, training.Event, training.Total, counted, reason);
    }

    private static string ReasonOfTotal(CountingNotes notes)
    {
        var reasons = new List<string>();
        Add(reasons, notes.Duplicates, "baris berulang");
        Add(reasons, notes.Rejected, "baris ditolak");
        Add(reasons, notes.Inactive, "orang tidak aktif");
        return reasons.Count == 0 ? Unexplained : string.Join("; ", reasons);
    }

    private static string ReasonOfCertified(StateCounts states)
    {
        var reasons = new List<string>();
        void Of(int count, string label)
        {
            if (count > 0)
            {
                reasons.Add(Text($"{count} {label}"));
            }
        }

        Of(states.Expired, "sertifikat kedaluwarsa");
        Of(states.Unknown, "orang dilaporkan bersertifikat, datanya belum lengkap");
        Of(states.Passed, "orang lulus tetapi sertifikatnya belum terbit");
        Of(states.Suspended, "sertifikat ditangguhkan");
        return reasons.Count == 0 ? Unexplained : string.Join("; ", reasons);
    }

    private static void Add(List<string> reasons, IReadOnlyList<string> places, string label)
    {
        if (places.Count > 0)
        {
            reasons.Add(Places(Text($"{places.Count} {label}"), places));
        }
    }

    private static string Places(string lead, IReadOnlyList<string> places) =>
        $"{lead}: {string.Join(", ", places.Take(MaxPlaces))}{(places.Count > MaxPlaces ? ", …" : "")}";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
