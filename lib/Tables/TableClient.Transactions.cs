using Azure.Core;

namespace Azure.Data.Tables;

/// <content>Several writes that take effect together or not at all.</content>
public partial class TableClient
{
    /// <summary>
    /// Submits writes that take effect together or not at all: at most 100, all of one partition, each entity once, 4 MiB
    /// together.
    /// </summary>
    /// <remarks>
    /// A try whose answer is lost is repeated, and then meets its own first effect: after a retry, a failure may mean that
    /// this very transaction took effect. Who must know reads an entity again and compares. A delete of an entity that is
    /// not there fails the transaction.
    /// </remarks>
    /// <param name="transactionActions">The writes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One response per action, in the order of the actions; its <c>ETag</c> header is the new version.</returns>
    /// <exception cref="InvalidOperationException">There are no actions.</exception>
    /// <exception cref="TableTransactionFailedException">An action was refused; it says which.</exception>
    /// <exception cref="RequestFailedException">The transaction as a whole was refused.</exception>
    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        SubmitAsync(transactionActions, async: true, cancellationToken);

    /// <inheritdoc cref="SubmitTransactionAsync" />
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        SubmitAsync(transactionActions, async: false, cancellationToken).Finished();

    private async Task<Response<IReadOnlyList<Response>>> SubmitAsync(
        IEnumerable<TableTransactionAction> actions, bool async, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var requests = actions.Select(action => EntityRequest.Of(Name, action)).ToArray();
        if (requests.Length == 0)
        {
            throw new InvalidOperationException("A transaction must hold at least one action.");
        }

        var (batch, changeset) = ($"batch_{Guid.NewGuid():d}", $"changeset_{Guid.NewGuid():d}");
        using var message = Rest.Message(RequestMethod.Post, "$batch");
        message.Request.Headers.SetValue("Content-Type", $"multipart/mixed; boundary={batch}");
        message.Request.Content = RequestContent.Create(TransactionBody.Write(requests, path => Rest.Address(path).ToUri(), batch, changeset));
        var response = await Rest.SendAsync(message, null, async, cancel).ConfigureAwait(false);
        return Response.FromValue(Answer(response, requests.Length), response);
    }

    private static IReadOnlyList<Response> Answer(Response response, int expected)
    {
        IReadOnlyList<Response> answers;
        try
        {
            answers = TransactionAnswer.Parse(response.Headers.ContentType, response.Content.ToMemory());
        }
        catch (FormatException failure)
        {
            throw new RequestFailedException(response.Status, failure.Message, null, failure);
        }

        if (answers.FirstOrDefault(static answer => answer.IsError) is { } failed)
        {
            throw new TableTransactionFailedException(new RequestFailedException(failed, null, ServiceError.Parser));
        }

        return answers.Count == expected
            ? answers
            : throw new RequestFailedException(response.Status, $"The service answered {answers.Count} of the {expected} actions of the transaction.");
    }
}
