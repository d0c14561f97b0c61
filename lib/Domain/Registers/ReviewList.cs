using System.Globalization;
using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>Gathers the contradictions about identities while a roster is applied.</summary>
internal sealed class ReviewList(IReadOnlyList<IdentityReview> current, RosterEntry roster)
{
    private readonly List<IdentityReview> _added = [];
    private readonly List<IdentityReview> _settled = [];

    public IReadOnlyList<IdentityReview> Added => _added;

    /// <summary>Those before, without what the roster now agrees with, and the new ones.</summary>
    public IReadOnlyList<IdentityReview> All => [.. current.Except(_settled), .. _added];

    /// <summary>Only people with a NIK on both sides: the others are known by their name and birth date.</summary>
    public void Compare(Person known, Person arrival)
    {
        if (known.Nik is not { } nik || arrival.Nik is null)
        {
            return;
        }

        Compare(nik, IdentityField.Name, known.Name, arrival.Name, NameComparison.SameName(known.Name, arrival.Name));
        if (known.BirthDate is { } before && arrival.BirthDate is { } after)
        {
            Compare(nik, IdentityField.BirthDate, Text(before), Text(after), before == after);
        }
    }

    private void Compare(Nik nik, IdentityField field, string known, string stated, bool same)
    {
        var earlier = current.Where(review => review.Nik == nik && review.Field == field).ToList();
        if (same)
        {
            _settled.AddRange(earlier);
        }
        else if (earlier.All(review => review.Stated != stated))
        {
            _settled.AddRange(earlier.Where(review => !review.Rejected));
            _added.Add(new IdentityReview(
                string.Create(CultureInfo.InvariantCulture, $"{roster.Submission[..Math.Min(8, roster.Submission.Length)]}-{_added.Count + 1}"),
                nik, field, known, stated, roster.Today, roster.Submission));
        }
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
