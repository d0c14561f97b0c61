using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;

namespace SertiKesos.Tests.Summaries.Changes;

public sealed class IssueStandingTests
{
    private static readonly NationalSummary Summary = Counts.Summary(Counts.Demo());

    [Fact]
    public void A_month_that_is_not_over_is_provisional()
    {
        var standing = IssueStanding.Of(Summary);

        Assert.Equal((StandingKind.Provisional, "Sementara"), (standing.Kind, standing.Label));
        Assert.StartsWith("Angka sementara: masih dapat berubah", standing.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_issue_revises_the_first_and_says_why()
    {
        var standing = IssueStanding.Of(Summary with { Issue = 2 }, "roster Kota Cimahi dibetulkan.");

        Assert.Equal((StandingKind.Revised, "Revisi (angka sementara)"), (standing.Kind, standing.Label));
        Assert.StartsWith("Revisi atas terbitan 01 karena roster Kota Cimahi dibetulkan. Terbitan 01 tetap disimpan, tetapi gunakan yang ini.", standing.Sentence(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_reason_the_bridge_gives_one()
    {
        var before = IssueTotals.Of(Summary);
        var after = IssueTotals.Of(Summary) with { Regions = [.. before.Regions.Skip(1)] };

        Assert.Equal("pembaruan data", IssueStanding.Of(Summary with { Issue = 2 }, changes: IssueChanges.Of([], before, after)).Reason);
        Assert.Null(IssueStanding.ReasonOf(IssueChanges.Of([], before, before)));
    }
}
