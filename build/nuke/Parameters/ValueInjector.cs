using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Planning;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Parameters;

/// <summary>Fills members that have another injecting attribute than <see cref="ParameterAttribute" />.</summary>
static class ValueInjector
{
    public static void Inject(NukeBuild build, IEnumerable<ExecutableTarget> plan)
    {
        var required = plan.SelectMany(x => x.DelegateRequirements).Select(Requirements.Member).OfType<MemberInfo>().ToList();
        var isOnDemand = build.GetType().IsDefined(typeof(OnDemandValueInjectionAttribute));
        var members = ParameterScanner.Members(build.GetType())
            .Select(x => (Member: x, Attribute: x.GetCustomAttribute<ValueInjectionAttributeBase>()))
            .Where(x => x.Attribute is not (null or ParameterAttribute));
        foreach (var (member, attribute) in members.OrderByDescending(x => x.Attribute?.Priority))
        {
            if ((isOnDemand || member.IsDefined(typeof(OnDemandAttribute))) && !required.Exists(x => x.HasSameMetadataDefinitionAs(member)))
                continue;
            attribute!.Build = build;
            if (attribute.TryGetValue(member, build) is { } value)
                Injection.Write(member, build, value);
        }
    }
}
