using SertiKesos.Alerts;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Alerts;

namespace SertiKesos.Rigs.Reminders;

/// <summary>A mail that went out.</summary>
/// <param name="AfterCrash">A crash had hidden that it was sent before; it bears the same name.</param>
internal sealed record SentReminder(
    DateTimeOffset At, Region From, string Person, string AddressKey, string Certificate, DateOnly LastValidDay, AlertStep Step, bool AfterCrash)
{
    /// <summary>Whether the clock of the worker was right.</summary>
    public bool IsOnTime { get; init; }
}

/// <summary>
/// Plans and sends for many days by the program's own rules (plan, check, limits), on a ledger in memory. What storage and
/// crashes inside a write do to it, the other rigs show on real storage.
/// </summary>
internal sealed class ReminderYear(IReadOnlyList<Region> regions, Random random)
{
    public static readonly TimeSpan ClaimTime = AlertDelivery.ClaimTime;

    private readonly AlertPolicy _policy = Workers.Policy();
    private readonly Dictionary<(RegionCode Region, AlertKey Key), AlertEntry> _ledger = [];
    private readonly Dictionary<RegionCode, Dictionary<AlertKey, AlertEntry>> _byRegion = [];
    private readonly Dictionary<string, List<AlertEntry>> _byPerson = [];
    private readonly Dictionary<AlertKey, RegionCode> _places = [];
    private readonly PriorityQueue<(RegionCode Region, AlertKey Key), DateTimeOffset> _messages = new();
    private readonly Dictionary<RegionCode, (Register Of, Dictionary<string, Person> People)> _people = [];
    private readonly List<DateTimeOffset> _pace = [];
    private DateTimeOffset _real;
    private readonly HashSet<(RegionCode Region, AlertKey Key)> _hidden = [];
    private readonly HashSet<string> _optedOut = [];
    private readonly HashSet<string> _undeliverable = [];
    private readonly SendingPace _limit = new(30, 100);

    public Dictionary<RegionCode, Register> Registers { get; } = [];

    public List<SentReminder> Sent { get; } = [];

    /// <summary>Since when an address wants, or takes, no more.</summary>
    public Dictionary<string, DateTimeOffset> Closed { get; } = [];

    /// <summary>Everything that was ever due on a working day, with what spoke against it last.</summary>
    public Dictionary<AlertKey, AlertHindrance?> Due { get; } = [];

    public int Crashes { get; private set; }

    public AlertPolicy Policy => _policy;

    public void OptOut(string addressKey, DateTimeOffset at) => Close(_optedOut, addressKey, at);

    /// <summary>A morning's scan of all offices.</summary>
    public void Scan(DateTimeOffset now)
    {
        var reach = _policy.Reach(new Dictionary<string, ChannelWish>(), _undeliverable);
        foreach (var region in regions)
        {
            var entries = Of(region.Code);
            foreach (var entry in entries.Values.Where(entry => entry.State.IsOpen() && entry.NextAt + AlertScan.Overdue < now).ToList())
            {
                Write(entry with { NextAt = now });
                _messages.Enqueue((region.Code, entry.Key), now);
            }

            var day = DateOnly.FromDateTime(_policy.Calendar.NextOpening(now, region.Zone).DateTime);
            var history = new AlertHistory(entries.Values, _optedOut, region.Zone, reach);
            foreach (var alert in AlertPlan.Of(Registers[region.Code], region, _policy.Rules, _policy.Calendar, Workers.Keys, day, history))
            {
                Enter(region, alert, history, now);
            }

            foreach (var (candidate, hindrance) in AlertPlan.Weigh(Registers[region.Code], _policy.Rules, Workers.Keys, _policy.Calendar.NextWorkingDay(day), history))
            {
                Due[candidate.Key] = hindrance;
            }
        }
    }

    /// <summary>Everything whose message appears up to a moment.</summary>
    /// <param name="jumps">How far the clock of the worker is off.</param>
    public void DeliverUntil(DateTimeOffset end, TimeSpan jumps)
    {
        while (_messages.TryPeek(out var message, out var at) && at <= end)
        {
            _messages.Dequeue();
            _real = at;
            if (_ledger.GetValueOrDefault(message) is { } entry && entry.State.IsOpen())
            {
                Deliver(entry, at + jumps);
            }
        }
    }

    /// <summary>What became of an alert: how the ledger has it, else what spoke against it; null where it is lost.</summary>
    public string? OutcomeOf(AlertKey key, DateTimeOffset end)
    {
        var entries = regions.Select(region => _ledger.GetValueOrDefault((region.Code, key))).OfType<AlertEntry>().ToList();
        return entries.Any(entry => entry.State == AlertState.Delivered) ? "sent"
            : entries.Any(entry => entry.State.IsOpen()) ? (entries.All(entry => entry.NextAt + AlertScan.Overdue > end) ? "waiting at the end" : null)
            : entries.Count > 0 ? entries[0].State.ToString()
            : Due[key]?.ToString();
    }

    private void Enter(Region region, PlannedAlert alert, AlertHistory history, DateTimeOffset now)
    {
        var (candidate, earlier) = (alert.Candidate, history.Find(alert.Candidate.Key));
        if (earlier is null && _places.TryGetValue(candidate.Key, out var place) && place != region.Code
            && _ledger.GetValueOrDefault((place, candidate.Key)) is { State: AlertState.Delivered or AlertState.Sending } sent)
        {
            Write(sent with { Region = region.Code, State = AlertState.Delivered });
            return;
        }

        var ways = history.Ways(candidate);
        var notBefore = alert.NotBefore > now ? alert.NotBefore : now;
        var state = ways.Count == 0 ? AlertState.Unreachable : AlertState.Planned;
        Write(new AlertEntry(region.Code, candidate.Key, candidate.PersonKey, null, candidate.Step.Code, state, notBefore, now).By(ways.Count == 0 ? null : ways[0], ways));
        if (state == AlertState.Planned)
        {
            _messages.Enqueue((region.Code, candidate.Key), notBefore);
        }
    }

    private void Deliver(AlertEntry entry, DateTimeOffset now)
    {
        if (entry.State == AlertState.Sending && entry.ChangedAt + ClaimTime > now)
        {
            Again(entry, entry.ChangedAt + ClaimTime, now);
            return;
        }

        var region = regions.First(region => region.Code == entry.Region);
        var day = DateOnly.FromDateTime(_policy.Calendar.NextOpening(now, region.Zone).DateTime);
        var candidate = Candidate(entry, day);
        var reach = _policy.Reach(new Dictionary<string, ChannelWish>(), _undeliverable);
        IReadOnlyList<AlertWay> ways = candidate is null ? [] : reach.Ways(candidate);
        var history = new AlertHistory(_byPerson[entry.PersonKey].Where(other => other.Region == entry.Region), new HashSet<string>(), region.Zone);
        switch (AlertCheck.Decide(candidate, ways, candidate is not null && candidate.ContactKeys.Any(_optedOut.Contains), history, region, _policy, now))
        {
            case AlertDecision.Wait wait:
                Again(entry, wait.Until, now);
                return;
            case AlertDecision.Cancel:
                Write(entry with { State = AlertState.Cancelled, ChangedAt = now, NextAt = now });
                return;
            case AlertDecision.Unreachable:
                Write(entry with { State = AlertState.Unreachable, ChangedAt = now, NextAt = now, AddressKey = null, ContactKey = null });
                return;
            case AlertDecision.Send send:
                _pace.RemoveAll(moment => moment <= now - TimeSpan.FromHours(1));
                if (_limit.Wait(_pace, now) is var pause && pause > TimeSpan.Zero)
                {
                    Again(entry, now + AlertGate.Spread(pause, random.NextDouble()), now);
                    return;
                }

                _pace.Add(now);
                _pace.Sort();
                Send(entry.By(send.Ways[0], send.Ways), send.Candidate, region, now);
                return;
        }
    }

    private void Send(AlertEntry entry, AlertCandidate candidate, Region region, DateTimeOffset now)
    {
        _places.TryAdd(entry.Key, region.Code);
        var claimed = entry with { State = AlertState.Sending, ChangedAt = now, NextAt = now + ClaimTime, Attempts = entry.Attempts + 1 };
        Write(claimed);
        var fate = random.Next(1_000);
        if (fate < 20)
        {
            // The server does not take it now.
            Write(claimed with { State = AlertState.Retrying, ChangedAt = now });
            Again(claimed with { State = AlertState.Retrying, ChangedAt = now }, now + AlertBackoff.After(claimed.Attempts), now);
            return;
        }

        if (fate < 30)
        {
            // The program dies before the server had it.
            Crashes++;
            _messages.Enqueue((region.Code, entry.Key), _real + ClaimTime);
            return;
        }

        if (fate < 45)
        {
            Close(_undeliverable, candidate.AddressKey!, now);
            Write(claimed with { State = AlertState.Failed, ChangedAt = now, Reply = 550 });
            return;
        }

        Sent.Add(new SentReminder(
            now, region, entry.PersonKey, candidate.AddressKey!, candidate.Credential.FoldedNumber, candidate.LastValidDay, candidate.Step, _hidden.Remove((region.Code, entry.Key)))
        {
            IsOnTime = now == _real,
        });
        if (fate < 60)
        {
            // The program dies after the server had it, before the ledger says so.
            Crashes++;
            _hidden.Add((region.Code, entry.Key));
            _messages.Enqueue((region.Code, entry.Key), _real + ClaimTime);
            return;
        }

        Write(claimed with { State = AlertState.Delivered, ChangedAt = now, NextAt = now });
        if (fate < 70)
        {
            // A delivery report comes later.
            Close(_undeliverable, candidate.AddressKey!, now);
        }
    }

    private AlertCandidate? Candidate(AlertEntry entry, DateOnly day)
    {
        var register = Registers[entry.Region];
        if (!_people.TryGetValue(entry.Region, out var known) || !ReferenceEquals(known.Of, register))
        {
            known = (register, register.People.DistinctBy(person => person.Identity).ToDictionary(person => Workers.Keys.Person(person.Identity), StringComparer.Ordinal));
            _people[entry.Region] = known;
        }

        return known.People.TryGetValue(entry.PersonKey, out var person)
            ? AlertPlan.Candidates(register with { People = [person] }, _policy.Rules, Workers.Keys, day).FirstOrDefault(candidate => candidate.Key == entry.Key)
            : null;
    }

    private void Again(AlertEntry entry, DateTimeOffset until, DateTimeOffset now)
    {
        var later = until > now ? until : now;
        Write(entry with { NextAt = later });
        // Hidden for so long by the clock of storage, whatever the worker's own says.
        _messages.Enqueue((entry.Region, entry.Key), _real + (later - now) + TimeSpan.FromSeconds(1));
    }

    private void Close(HashSet<string> list, string addressKey, DateTimeOffset at)
    {
        list.Add(addressKey);
        Closed.TryAdd(addressKey, at);
    }

    private Dictionary<AlertKey, AlertEntry> Of(RegionCode region) =>
        _byRegion.TryGetValue(region, out var known) ? known : _byRegion[region] = [];

    private void Write(AlertEntry entry)
    {
        _ledger[(entry.Region, entry.Key)] = entry;
        Of(entry.Region)[entry.Key] = entry;
        var list = _byPerson.TryGetValue(entry.PersonKey, out var known) ? known : _byPerson[entry.PersonKey] = [];
        list.RemoveAll(other => other.Region == entry.Region && other.Key == entry.Key);
        list.Add(entry);
    }
}
