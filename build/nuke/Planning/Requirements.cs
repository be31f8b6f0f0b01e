using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Planning;

/// <summary>Checks what the planned targets require, before the first one runs.</summary>
static class Requirements
{
    public static IEnumerable<Refusal> Missing(NukeBuild build, IEnumerable<ExecutableTarget> plan, IEnumerable<Parameter> parameters)
    {
        var missing = plan.Where(x => x.Status == ExecutionStatus.Scheduled)
            .SelectMany(x => x.DelegateRequirements, Check)
            .OfType<Refusal>();
        var required = parameters.Where(x => x.IsRequired && IsEmpty(Injection.Read(x, build)))
            .Select(x => NoValue($"The build requires {x.Switch}.", x));
        return missing.Concat(required).DistinctBy(x => x.Message, StringComparer.Ordinal);
    }

    static Refusal? Check(ExecutableTarget target, LambdaExpression requirement)
    {
        var value = requirement.Compile(preferInterpretation: true).DynamicInvoke();
        if (requirement.ReturnType == typeof(bool))
            return value is true ? null : False(target, requirement);
        if (!IsEmpty(value))
            return null;
        var parameter = Member(requirement) is { } member ? ParameterScanner.Of(member) : null;
        return parameter is not null ? NoValue($"Target {target.Name} requires {parameter.Switch}.", parameter) : new Refusal(
            $"Target {target.Name} requires a value for {RequirementText.Of(requirement)}.",
            "It is empty, and no parameter sets it.",
            "Correct the build class.");
    }

    static Refusal NoValue(string what, Parameter parameter) => new(
        what,
        "Neither the command line nor the environment nor a parameters file has a value.",
        parameter.IsSecret
            ? $"Set the environment variable {parameter.Variable}."
            : $"Give {parameter.Switch} <value>, or set the environment variable {parameter.Variable}.");

    static Refusal False(ExecutableTarget target, LambdaExpression requirement) => new(
        $"Target {target.Name} requires {RequirementText.Of(requirement)}.",
        "This does not hold for the parameters given.",
        "Change the parameters, or leave the target out.");

    static bool IsEmpty(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));

    /// <summary>The member a requirement names; null if it is another expression.</summary>
    public static MemberInfo? Member(LambdaExpression requirement) => requirement.Body switch
    {
        MemberExpression member => member.Member,
        UnaryExpression { Operand: MemberExpression member } => member.Member,
        _ => null,
    };
}
