using System.Text;
using System.Text.RegularExpressions;

namespace SertiKesos.Worker.Standalone.Blobs;

/// <summary>
/// The path of a blob trigger: a container, then a pattern of names. A token takes as much as it can, also slashes and
/// nothing; the rest must be exactly equal, upper and lower case too. <c>{{</c> and <c>}}</c> are braces.
/// </summary>
internal sealed partial class BlobPathPattern
{
    private readonly Regex? _names;
    private readonly IReadOnlyList<string> _tokens;

    private BlobPathPattern(string container, Regex? names, IReadOnlyList<string> tokens)
    {
        Container = container;
        _names = names;
        _tokens = tokens;
    }

    public string Container { get; }

    /// <exception cref="FormatException">The path is not well formed.</exception>
    public static BlobPathPattern Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? path : path[..slash];
        if (container.Length == 0 || container.AsSpan().IndexOfAny('{', '}', '\\') >= 0)
        {
            throw new FormatException($"The blob path '{path}' must begin with a container name without braces.");
        }

        // A container alone means all of its blobs.
        if (slash < 0 || slash == path.Length - 1)
        {
            return new BlobPathPattern(container.ToLowerInvariant(), names: null, []);
        }

        var tokens = new List<string>();
        var expression = Expression(path, slash + 1, tokens);
        var names = new Regex(expression, RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return new BlobPathPattern(container.ToLowerInvariant(), names, tokens);
    }

    /// <summary>The tokens and what they stand for, or nothing when the name does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string blobName)
    {
        if (_names is null)
        {
            return new Dictionary<string, string>();
        }

        var match = _names.Match(blobName);
        return match.Success ? _tokens.ToDictionary(t => t, t => match.Groups[t].Value) : null;
    }

    private static string Expression(string path, int from, List<string> tokens)
    {
        var expression = new StringBuilder("^");
        for (var i = from; i < path.Length; i++)
        {
            var doubled = i + 1 < path.Length && path[i + 1] == path[i];
            switch (path[i])
            {
                case '{' or '}' when doubled:
                    expression.Append(Regex.Escape(path[i++].ToString()));
                    break;
                case '{':
                    var end = path.IndexOf('}', i);
                    var name = end < 0 ? "" : path[(i + 1)..end];
                    if (!TokenName().IsMatch(name) || tokens.Contains(name))
                    {
                        throw new FormatException($"The blob path '{path}' has a token that is not closed, not named or named twice.");
                    }

                    tokens.Add(name);
                    expression.Append("(?<").Append(name).Append(">.*)");
                    i = end;
                    break;
                case '}':
                    throw new FormatException($"The blob path '{path}' has a closing brace without an opening one; write '}}}}' for a brace.");
                default:
                    expression.Append(Regex.Escape(path[i].ToString()));
                    break;
            }
        }

        return expression.Append("\\z").ToString();
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex TokenName();
}
