using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Time;

namespace SertiKesos.Notices.Offices;

/// <summary>People by state, as digests of offices and provinces tell them.</summary>
internal static class StandingFigures
{
    public static IEnumerable<(string Label, string Value)> Of(StateCounts? known, CertificateRules rules)
    {
        if (known is not { } states)
        {
            yield return (NoticeTexts.People, NoticeTexts.NoData);
            yield break;
        }

        yield return (NoticeTexts.People, IndonesianText.Number(states.People));
        yield return (NoticeTexts.Certified, OfficeTexts.CertifiedOf(states.Certified, states.Share));
        yield return (NoticeTexts.Due(rules.DueDays), IndonesianText.Number(states.Due));
        yield return (NoticeTexts.Expired, IndonesianText.Number(states.Expired));
        yield return (NoticeTexts.Unknown, IndonesianText.Number(states.Unknown));
    }
}
