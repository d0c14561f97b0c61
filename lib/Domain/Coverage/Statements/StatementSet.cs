using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Coverage.Statements;

/// <summary>What is stated at one moment: of each kind and subject the newest word, without what was taken back.</summary>
internal sealed class StatementSet
{
    private readonly IReadOnlyList<Statement> _all;

    private StatementSet(IReadOnlyList<Statement> all) => _all = all;

    public static StatementSet Empty { get; } = new([]);

    public IReadOnlyList<Statement> All => _all;

    /// <param name="statements">Everything on record, in any order.</param>
    /// <param name="knownAt">Later words are left out, this moment included; null for all.</param>
    public static StatementSet Of(IEnumerable<Statement> statements, DateTimeOffset? knownAt = null) => new(
        [.. statements
            .Where(statement => knownAt is null || statement.RecordedAt <= knownAt)
            .GroupBy(statement => (statement.Kind, statement.Subject))
            .Select(group => group.MaxBy(statement => statement.RecordedAt)!)
            .Where(statement => !statement.Withdrawn)
            .OrderBy(statement => statement.Kind)
            .ThenBy(statement => statement.Subject, StringComparer.Ordinal)]);

    /// <summary>The newest family count of an area that is not later than <paramref name="on"/>.</summary>
    public FamilyCount? Families(AreaCode area, DateOnly on) => _all
        .OfType<FamilyCount>()
        .Where(count => count.Area == area && count.CountedOn <= on)
        .MaxBy(count => count.CountedOn);

    public IEnumerable<CertificationTarget> Targets(int year) => _all.OfType<CertificationTarget>().Where(target => target.Year == year);

    /// <summary>What a centre offers in a month; empty where it has said nothing, which is not the same as no seats.</summary>
    public IReadOnlyList<ExamSeats> Seats(string centre, Period month) =>
        [.. _all.OfType<ExamSeats>().Where(seats => seats.Centre == centre && seats.Month == month)];

    /// <summary>
    /// The price for a way of sitting the test: its own, else the common one, of the year or else the last year before it
    /// that has one; null where none is stated.
    /// </summary>
    public UnitCost? Cost(int year, ExamMode mode)
    {
        var costs = _all.OfType<UnitCost>()
            .Where(cost => cost.Year <= year && (cost.Mode is null || cost.Mode == mode))
            .GroupBy(cost => cost.Year)
            .MaxBy(group => group.Key)?
            .ToList() ?? [];
        return costs.Find(cost => cost.Mode == mode) ?? costs.Find(cost => cost.Mode is null);
    }

    public DeadlineException? Exception(RegionCode region, Period period) =>
        _all.OfType<DeadlineException>().FirstOrDefault(exception => exception.Region == region && exception.Period == period);

    public IEnumerable<DeadlineException> Exceptions(Period period) =>
        _all.OfType<DeadlineException>().Where(exception => exception.Period == period);

    /// <param name="of">As in <see cref="OfficeContact"/>.</param>
    public OfficeContact? Contact(string of) => _all.OfType<OfficeContact>().FirstOrDefault(contact => contact.Of == of);

    public NilReport? Nil(RegionCode region, Period period) =>
        _all.OfType<NilReport>().FirstOrDefault(nil => nil.Region == region && nil.Period == period);
}
