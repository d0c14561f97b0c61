using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>An account's name and key, with which requests are signed.</summary>
public class TableSharedKeyCredential
{
    private volatile byte[] _key;

    /// <summary>Takes the account's name and one of its keys.</summary>
    /// <param name="accountName">The name.</param>
    /// <param name="accountKey">The key, in base64.</param>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        AccountName = accountName;
        _key = Decode(accountKey);
    }

    /// <summary>The account's name.</summary>
    public string AccountName { get; }

    /// <summary>Exchanges the key. Requests that are sent from now on, retries included, are signed with it.</summary>
    /// <param name="accountKey">The new key, in base64.</param>
    public void SetAccountKey(string accountKey) => _key = Decode(accountKey);

    /// <summary>The signature of <paramref name="text"/> by the present key, in base64.</summary>
    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));

    private static byte[] Decode(string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountKey);
        try
        {
            return Convert.FromBase64String(accountKey);
        }
        catch (FormatException)
        {
            // The framework's own exception is not kept: a key, or half of one, belongs in no log.
            throw new FormatException("The account key is not valid base64.");
        }
    }
}
