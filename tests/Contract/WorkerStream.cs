using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using SertiKesos.Tests.Contract.Protocol;

namespace SertiKesos.Tests.Contract;

/// <summary>The host's end of the one stream that a worker opens: requests go out, answers find their request, logs are kept.</summary>
internal sealed class WorkerStream : FunctionRpc.FunctionRpcBase
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _open = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<string> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<RpcLog> _logs = new();

    /// <summary>The id that the worker gives with its first message.</summary>
    public Task<string> Started => _started.Task;

    /// <summary>
    /// What the worker has logged so far. Logs and answers come in one order, so whatever an invocation logged is here
    /// when its answer is.
    /// </summary>
    public IReadOnlyList<RpcLog> Logs => [.. _logs];

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var sending = SendAllAsync(responseStream, context.CancellationToken);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
            {
                Take(message);
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or Grpc.Core.RpcException)
        {
            // A worker does not close its stream: it ends.
        }

        _outgoing.Writer.TryComplete();
        await sending;
    }

    public void Post(StreamingMessage message) => Assert.True(_outgoing.Writer.TryWrite(message), "The worker has closed its stream.");

    public async Task<StreamingMessage> AskAsync(StreamingMessage request)
    {
        request.RequestId = Guid.NewGuid().ToString();
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[request.RequestId] = answer;
        Post(request);
        return await answer.Task.WaitAsync(Patience);
    }

    private void Take(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.StartStream:
                _started.TrySetResult(message.StartStream.WorkerId);
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                _logs.Enqueue(message.RpcLog);
                break;
            default:
                if (_open.TryRemove(message.RequestId, out var answer))
                {
                    answer.TrySetResult(message);
                }

                break;
        }
    }

    private async Task SendAllAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancel)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(cancel))
            {
                await stream.WriteAsync(message, cancel);
            }
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The worker has ended.
        }
    }
}
