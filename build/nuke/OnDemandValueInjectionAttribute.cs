namespace Nuke.Common;

/// <summary>Makes every member of the build class that takes a value other than a parameter an on-demand one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class OnDemandValueInjectionAttribute : Attribute;
