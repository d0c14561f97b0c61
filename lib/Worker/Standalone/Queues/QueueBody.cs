using System.Buffers.Text;
using System.Text;
using Azure.Storage.Queues.Models;

namespace SertiKesos.Worker.Standalone.Queues;

/// <summary>The body of a message as stored, base64 or plain, turned into what was meant.</summary>
internal static class QueueBody
{
    /// <summary>The meant bytes; nothing when base64 is expected and the text is none.</summary>
    public static BinaryData? Decode(BinaryData stored, bool base64)
    {
        if (!base64)
        {
            return stored;
        }

        var text = stored.ToString();
        return Base64.IsValid(text) ? BinaryData.FromBytes(Convert.FromBase64String(text)) : null;
    }

    public static BinaryData Encode(string text) =>
        BinaryData.FromString(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

    public static QueueMessage WithBody(QueueMessage message, BinaryData body) => QueuesModelFactory.QueueMessage(
        message.MessageId, message.PopReceipt, body, message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);
}
