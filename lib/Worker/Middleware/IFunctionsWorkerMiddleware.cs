namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step around every invocation. One instance serves all invocations.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Does its part and calls the next step, or does not call it and so ends the invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The next step.</param>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
