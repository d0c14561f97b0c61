using System.ComponentModel.DataAnnotations;

namespace SertiKesos.Summaries;

/// <summary>Settings of what is published, section <c>Summaries</c>.</summary>
internal sealed class SummaryOptions
{
    public const string Section = "Summaries";

    /// <summary>The institution on the cover. Default: the ministry.</summary>
    [Required]
    public string Publisher { get; set; } = "Kementerian Sosial Republik Indonesia";

    /// <summary>Whom readers ask, as printed on the cover. Default: a neutral unit; set a reachable address.</summary>
    [Required]
    public string Contact { get; set; } = "Pengelola data SDM Kesejahteraan Sosial, Kementerian Sosial RI";

    /// <summary>The place in the signature block. Default: Jakarta.</summary>
    [Required]
    public string City { get; set; } = "Jakarta";

    /// <summary>The day of the month, 1–28, on which the next issue is announced. Default: 1.</summary>
    [Range(1, 28)]
    public int PublicationDay { get; set; } = 1;

    /// <summary>The smallest number of people that the public edition prints, 3–20; smaller ones are suppressed. Default: 5.</summary>
    [Range(3, 20)]
    public int PublicThreshold { get; set; } = 5;

    /// <summary>The first publication day after <paramref name="asOf"/>.</summary>
    public DateOnly NextIssueAfter(DateOnly asOf)
    {
        var thisMonth = new DateOnly(asOf.Year, asOf.Month, PublicationDay);
        return thisMonth > asOf ? thisMonth : thisMonth.AddMonths(1);
    }
}
