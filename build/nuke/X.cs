namespace Nuke.Common;
/// <summary>x</summary>
public static class X;
