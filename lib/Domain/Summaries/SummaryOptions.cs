using System.ComponentModel.DataAnnotations;

namespace SertiKesos.Summaries;

internal enum SummaryPaper
{
    A4,

    /// <summary>Folio, common in offices.</summary>
    F4,
}

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

    /// <summary>The unit below the institution in the letterhead; empty for none. Default: empty.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The number of the letter on the cover; empty: it is filled in by hand. Default: empty.</summary>
    public string LetterNumber { get; set; } = "";

    /// <summary>The office that signs, as printed above the name. Default: Kepala.</summary>
    [Required]
    public string SignerTitle { get; set; } = "Kepala";

    /// <summary>Who signs, with degrees; empty: it is filled in by hand. Default: empty.</summary>
    public string SignerName { get; set; } = "";

    /// <summary>The NIP of who signs; empty: it is filled in by hand. Default: empty.</summary>
    public string SignerNip { get; set; } = "";

    /// <summary>The paper that offices print on: A4, or F4 (folio, 8.5 × 13 inches). Default: A4.</summary>
    public SummaryPaper Paper { get; set; } = SummaryPaper.A4;

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
