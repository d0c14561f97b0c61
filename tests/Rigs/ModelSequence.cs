using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Rigs;

/// <summary>
/// Makes a life of a region and its neighbour from a seed, and tells the models of it. A new kind of step is a record in
/// <c>ModelSteps.cs</c> and a line in <see cref="Kinds"/>.
/// </summary>
internal sealed class ModelSequence(int seed, RegionCode region, RegionCode neighbour)
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly Role[] Roles = [Role.Psm, Role.Tagana, Role.Tksk];
    private static readonly MusterReason[] Reasons = [MusterReason.Retired, MusterReason.Resigned, MusterReason.Error];

    private const string Uploader = "office:a";
    private const string Releaser = "office:b";

    /// <summary>About as many as an import makes, so that a host dies anywhere in it, or just after.</summary>
    private const int Requests = 26;

    private readonly Random _chance = new(seed);
    private readonly RegisterModel _model = new(region);
    private readonly RegisterModel _other = new(neighbour);
    private readonly List<ModelFile> _files = [];
    private readonly List<ModelStep> _steps = [];
    private int _minute = 60;

    public IReadOnlyList<RegisterModel> Models => [_model, _other];

    private IReadOnlyList<(int Weight, Action Make)> Kinds =>
    [
        (4, () => Arrive("new", New())),
        (1, () => Arrive("broken", New(broken: true))),
        (2, () => Arrive("known", Known())),
        (2, () => Arrive("late", Late())),
        (3, () => Arrive("crash over new", New(), Crashes(1))),
        (1, () => Arrive("crash over known", Known(), Crashes(1))),
        (1, () => Arrive("crash over late", Late(), Crashes(2))),
        (2, () => Arrive("two hosts", New(), new ModelWay(true, []))),
        (2, Beside),
        (2, () => Release(Releaser)),
        (1, () => Release(Uploader)),
        (1, ReleaseTooLate),
        (3, Explain),
        (3, Move),
    ];

    public IReadOnlyList<ModelStep> Make()
    {
        for (var steps = 2 + _chance.Next(2); steps > 0; steps--)
        {
            var kinds = Kinds;
            var at = _chance.Next(kinds.Sum(kind => kind.Weight));
            kinds.First(kind => (at -= kind.Weight) < 0).Make();
        }

        return _steps;
    }

    private void Arrive(string kind, ModelFile file, ModelWay? way = null)
    {
        (file.Delivery.Region == region ? _model : _other).Take(file.Roster);
        _steps.Add(new Arrival(kind, file, way ?? ModelWay.Plain));
    }

    private void Beside()
    {
        var (first, second) = (New(Roles[..1]), New(Roles[1..]));
        _model.Take(first.Roster);
        _model.Take(second.Roster);
        _steps.Add(new SideBySide(first, second));
    }

    /// <summary>Where nothing waits, a long list is followed by a short one, which then does.</summary>
    private string? Wait()
    {
        if (_model.Waiting.Count == 0)
        {
            var role = Pick(Roles);
            Arrive("long list", Keep(_minute += 5, Many(role), false));
            Arrive("short list", Keep(_minute += 5, [new InventedLine(1 + _chance.Next(6), role)], false));
        }

        return _model.Waiting.Count == 0 ? null : Pick(_model.Waiting);
    }

    private void Release(string by)
    {
        if (Wait() is { } id)
        {
            _steps.Add(new Release(region, id, by, _model.Release(id, by), Way()));
        }
    }

    private void ReleaseTooLate()
    {
        if (Wait() is { } id)
        {
            Arrive("all roles", Keep(_minute += 5, [.. Roles.SelectMany(Many)], false));
            _steps.Add(new Release(region, id, Releaser, _model.Release(id, Releaser), Way()));
        }
    }

    private void Explain()
    {
        if (_model.Missing.Count == 0)
        {
            var role = Pick(Roles);
            Arrive("new", Keep(_minute += 5, [new InventedLine(2, role), new InventedLine(3, role)], false));
            Arrive("new", Keep(_minute += 5, [new InventedLine(1 + _chance.Next(3), role)], false));
        }

        // Sometimes twice, and with another word.
        for (var times = 1 + _chance.Next(3); times > 0; times--)
        {
            var line = _model.Missing.Count > 0 && _chance.Next(8) > 0 ? Pick(_model.Missing) : new InventedLine(1 + _chance.Next(6), Pick(Roles));
            var reason = Pick(Reasons);
            _steps.Add(new Explanation(region, line, reason, _model.Explain(line, reason), Way()));
        }
    }

    private void Move()
    {
        var serial = 1 + _chance.Next(6);
        if (_chance.Next(4) > 0)
        {
            Arrive("new", Keep(_minute += 5, [new InventedLine(serial, Pick(Roles)), new InventedLine(1 + _chance.Next(6), Pick(Roles))], false));
        }

        if (_chance.Next(3) > 0)
        {
            // The neighbour's own people have serials, and so names, of their own.
            Arrive("neighbour", Keep(_minute += 5, [new InventedLine(serial, Pick(Roles)) { Home = region }, new InventedLine(201 + _chance.Next(3), Pick(Roles))], false, neighbour));
        }

        for (var times = 1 + _chance.Next(2); times > 0; times--)
        {
            var byOther = _chance.Next(3) == 0;
            _steps.Add(new Transfer(region, neighbour, serial, byOther, _model.MoveTo(_other, serial, byOther), Way()));
        }
    }

    private ModelWay Way() => _chance.Next(4) switch
    {
        0 => Crashes(1),
        1 => new ModelWay(true, []),
        _ => ModelWay.Plain,
    };

    private ModelWay Crashes(int times) => new(false, [.. Enumerable.Range(0, times).Select(_ => _chance.Next(Requests))]);

    private ModelFile New(Role[]? roles = null, bool broken = false) => Keep(_minute += 5, Few(roles), broken);

    /// <summary>Uploaded before others that have been imported; sometimes in the same second as one of them.</summary>
    private ModelFile Late() => Keep(_chance.Next(3) == 0 ? _minute : _chance.Next(60), Few(null), broken: false);

    private ModelFile Known() => _files.Count == 0 ? New() : Pick(_files);

    // A serial is one person in every role.
    private HashSet<InventedLine> Few(Role[]? roles) =>
    [
        .. (roles ?? [.. Roles.Where(_ => _chance.Next(2) == 0).DefaultIfEmpty(Pick(Roles))])
            .SelectMany(role => Enumerable.Range(0, 1 + _chance.Next(3)).Select(_ => new InventedLine(1 + _chance.Next(6), role))),
    ];

    private HashSet<InventedLine> Many(Role role) =>
        [.. Enumerable.Range(1, 16).Where(serial => serial < 14 || _chance.Next(2) == 0).Select(serial => new InventedLine(serial, role))];

    private ModelFile Keep(int minute, HashSet<InventedLine> lines, bool broken, RegionCode? of = null)
    {
        var file = ModelFile.Of(of ?? region, Morning.AddMinutes(minute), lines, broken, Uploader);
        _files.Add(file);
        return file;
    }

    private T Pick<T>(IReadOnlyList<T> of) => of[_chance.Next(of.Count)];
}
