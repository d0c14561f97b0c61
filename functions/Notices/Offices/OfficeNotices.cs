using Microsoft.Extensions.Options;
using SertiKesos.Alerts;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Notices.Offices;

/// <summary>
/// Digests and reminders: whether one still holds at the moment of sending, and its mail from what is known then. A reminder
/// is over once the roster came or the deadline was moved, a digest once the next one stands.
/// </summary>
internal sealed class OfficeNotices(
    OfficeFacts facts, OfficePlan plan, NoticeAddresses addresses, IOptionsMonitor<NoticeOptions> options, IOptions<SummaryOptions> publisher)
{
    public async Task<NoticeDraft?> FindAsync(NoticeEntry entry, NoticeTopic.Dated topic, AlertPolicy policy, DateTimeOffset now, CancellationToken cancel)
    {
        if (entry.Reader.ZoneAmong(policy.Regions.All) is not { } zone)
        {
            return null;
        }

        var day = policy.Calendar.NextOpening(now, zone).DayAt(zone);
        var known = entry.Reader.Kind == NoticeReaderKind.Office
            ? await facts.LoadAsync(RegionCode.Parse(entry.Reader.Code), cancel)
            : await facts.LoadAsync(cancel);
        return plan.Of(entry.Reader, known, day).Contains(topic)
            ? new NoticeDraft(zone, async (to, at, token) =>
                NoticeMail.Of(entry.MessageIdAt(policy.Sender.Domain), at, policy, to, await ContentAsync(entry.Reader, topic, known, day, policy, token), publisher.Value.Publisher, null))
            : null;
    }

    private async Task<NoticeContent> ContentAsync(
        NoticeReader reader, NoticeTopic.Dated topic, OfficeKnowledge known, DateOnly day, AlertPolicy policy, CancellationToken cancel)
    {
        var style = new OfficeStyle(publisher.Value.Publisher, publisher.Value.Contact, options.CurrentValue.PublicUrl);
        if (reader.Kind == NoticeReaderKind.Province)
        {
            var regions = known.RegionsOf(reader.Code, day).ToList();
            if (topic is NoticeTopic.LateOffices late)
            {
                var missing = Standing(regions, late.Period, known, day, policy).Offices.Where(office => !office.Filing.HasFiled && office.Filing.Deadline == late.Deadline);
                return ProvinceContent.OfLate(regions[0].Province, late, [.. missing], day, known.Reference, style);
            }

            var period = Period.Of(day).Previous();
            return ProvinceContent.OfDigest(
                regions[0].Province, Standing(regions, period, known, day, policy), period, policy.Rules.Certificates, day, style);
        }

        var own = known.Reference.RegionsOn(day).First(region => region.Code.Value == reader.Code);
        var name = policy.Contacts.Office(own).Name;
        if (topic is NoticeTopic.Reminder reminder)
        {
            var isProvinceTold = reminder.Step == ReminderStep.WeekAfter
                && (await addresses.ListAsync(cancel)).Any(other => other.Reader == new NoticeReader(NoticeReaderKind.Province, own.Province.Code));
            return ReminderContent.Of(
                name, known.Filing(own, reminder.Period), known.States(own, day, policy.Rules.Certificates) is not null,
                await facts.TroubleAsync(own, reminder.Period, cancel), isProvinceTold, day, known.Reference, style);
        }

        return DigestContent.Of(name, await facts.StandingAsync(own, day, policy.Rules.Certificates, cancel), policy.Rules.Certificates, day, style);
    }

    private static ProvinceStanding Standing(IReadOnlyList<Region> regions, Period period, OfficeKnowledge known, DateOnly day, AlertPolicy policy) =>
        ProvinceStanding.Of(regions.Select(region => new OfficeStandingLine(known.Filing(region, period), known.States(region, day, policy.Rules.Certificates))));
}
