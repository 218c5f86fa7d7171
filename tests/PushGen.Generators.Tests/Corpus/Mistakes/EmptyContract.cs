namespace M20;

[PushContract]
public interface IPlaceholder;    // PUSH0012
