namespace SertiKesos.Tests.Support;

/// <summary>
/// Which requests fail and how. Whether the n-th request fails is decided by the seed alone; the kind is the one that this
/// operation has met least often, so that every kind meets every operation soon.
/// </summary>
internal sealed class FaultPlan(int seed, double rate, int limit = int.MaxValue)
{
    private static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    private readonly Dictionary<(string Operation, FaultKind Kind), int> _applied = [];

    public int Seed => seed;

    public int Total { get; private set; }

    /// <summary>How often each kind met each operation, such as <c>table row add</c>.</summary>
    public IReadOnlyDictionary<(string Operation, FaultKind Kind), int> Applied
    {
        get
        {
            lock (_applied)
            {
                return new Dictionary<(string, FaultKind), int>(_applied);
            }
        }
    }

    public FaultKind? For(ProxiedRequest request)
    {
        var chance = new Random(HashCode(request.Number));
        if (chance.NextDouble() >= rate)
        {
            return null;
        }

        var operation = $"{request.Service} {request.Operation}";
        var first = chance.Next(Kinds.Length);
        lock (_applied)
        {
            if (Total >= limit)
            {
                return null;
            }

            var kind = Enumerable.Range(0, Kinds.Length)
                .Select(step => Kinds[(first + step) % Kinds.Length])
                .MinBy(candidate => _applied.GetValueOrDefault((operation, candidate)));
            _applied[(operation, kind)] = _applied.GetValueOrDefault((operation, kind)) + 1;
            Total++;
            return kind;
        }
    }

    // The runtime's own hash differs from process to process.
    private int HashCode(int number) => unchecked((seed * 486_187_739) + (number * 1_000_003));
}
