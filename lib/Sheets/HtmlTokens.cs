using AngleSharp.Common;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace SertiKesos.Sheets;

/// <summary>
/// Tags and texts of a web page, one after the other, as AngleSharp's tokenizer cuts them. No document is built: it would
/// take many times the memory of the page. What comments, scripts, styles, titles and islands of XML hold is passed over.
/// </summary>
internal sealed class HtmlTokens : IDisposable
{
    private readonly CancellationToken _cancel;
    private readonly TextSource _source;
    private readonly HtmlTokenizer _tokenizer;
    private string? _passedOver;

    public HtmlTokens(string page, CancellationToken cancel)
    {
        _cancel = cancel;
        _source = new TextSource(new ReadOnlyMemoryTextSource(page.AsMemory(AfterDocumentType(page))));
        _tokenizer = new HtmlTokenizer(_source, HtmlEntityProvider.ResolverExtended)
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
            SkipScriptText = true,
            SkipRawText = true,
            SkipRCDataText = true,
            ShouldEmitAttribute = IsRead,
        };
    }

    /// <summary>The next token, which lasts until the one after it; the last is the end of the file.</summary>
    public ref StructHtmlToken Next()
    {
        while (true)
        {
            _cancel.ThrowIfCancellationRequested();
            ref var token = ref _tokenizer.GetStructToken();
            if (token.Type == HtmlTokenType.EndOfFile)
            {
                return ref token;
            }

            if (_passedOver is not null)
            {
                if (token.Type == HtmlTokenType.EndTag && token.TagName().SequenceEqual(_passedOver))
                {
                    _passedOver = null;
                }
            }
            else if (token.Type == HtmlTokenType.StartTag && ContentToPassOver(token.TagName()) is { } mode)
            {
                _passedOver = token.TagName().ToString();
                _tokenizer.State = mode;
            }
            else
            {
                return ref token;
            }
        }
    }

    public void Dispose()
    {
        _tokenizer.Dispose();
        _source.Dispose();
    }

    /// <summary>How a tag's content is to be cut where nothing of it is shown.</summary>
    private static HtmlParseMode? ContentToPassOver(ReadOnlySpan<char> tag) => tag switch
    {
        "script" => HtmlParseMode.Script,
        "style" => HtmlParseMode.Rawtext,
        "title" => HtmlParseMode.RCData,
        "xml" => HtmlParseMode.PCData,
        _ => null,
    };

    /// <summary>
    /// Other attributes, and a second one of the same name, are not kept: the tokenizer compares each with all others of
    /// its tag, which would take hours for a tag with a million of them.
    /// </summary>
    private static bool IsRead(ref StructHtmlToken token, ReadOnlyMemory<char> name)
    {
        if (name.Span is not ("rowspan" or "colspan" or "style" or "x:num" or "sdval"))
        {
            return false;
        }

        for (var index = 0; index < token.Attributes.Count; index++)
        {
            if (token.Attributes[index].Name.Memory.Span.SequenceEqual(name.Span))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Definitions inside a document type are no part of the page. The tokenizer ends the type at its first bracket.</summary>
    private static int AfterDocumentType(string page)
    {
        var rest = page.AsSpan().TrimStart();
        if (!rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var start = rest.IndexOfAny('[', '>');
        var end = start < 0 || rest[start] == '>' ? -1 : rest[start..].IndexOf("]>");
        return end < 0 ? 0 : page.Length - rest.Length + start + end + 2;
    }
}

/// <summary>Short names for what a reader asks of a token.</summary>
internal static class HtmlTokenParts
{
    private const int MaxAttribute = 32_767;

    /// <summary>In lower case.</summary>
    public static ReadOnlySpan<char> TagName(this ref StructHtmlToken token) => token.Name.Memory.Span;

    /// <summary>Text with its entities resolved.</summary>
    public static ReadOnlySpan<char> Text(this ref StructHtmlToken token) => token.Data.Memory.Span;

    /// <summary>Empty where the tag does not have the attribute, or a longer one than any program writes.</summary>
    public static string Attribute(this ref StructHtmlToken token, string name) =>
        token.GetAttribute(new StringOrMemory(name)) is { Memory.Length: <= MaxAttribute } value ? value.ToString() : "";
}
