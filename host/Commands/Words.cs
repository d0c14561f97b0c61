using System.CommandLine;
using System.Globalization;

namespace SertiKesos.Hosting.Commands;

/// <summary>Options and arguments of the kinds that several verbs have.</summary>
internal static class Words
{
    /// <param name="value">What the value is called in the help.</param>
    public static Option<string> Text(string name, string value, string description, bool required = false)
    {
        var option = new Option<string>(name) { HelpName = value, Description = description, Required = required };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError($"Pilihan {name} memerlukan nilai: {name} {value}.");
            }
        });
        return option;
    }

    public static Argument<string> Word(string name, string description) => new(name) { Description = description };

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        HelpName = "yyyy-MM-dd",
        Description = description,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"Tanggal pada {name} tidak dapat dibaca. Tulis seperti {name} 2026-11-24.");
            return null;
        },
    };

    /// <summary>A value that must satisfy something, with the sentence for one that does not.</summary>
    public static Option<string> Checked(this Option<string> option, Func<string, bool> isRight, Func<string, string> sentence)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: > 0 } value }] && !isRight(value))
            {
                result.AddError(sentence(value));
            }
        });
        return option;
    }

    public static Argument<string> Checked(this Argument<string> argument, Func<string, bool> isRight, Func<string, string> sentence)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !isRight(value))
            {
                result.AddError(sentence(value));
            }
        });
        return argument;
    }
}
