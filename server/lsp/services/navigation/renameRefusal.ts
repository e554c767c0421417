/** Why something cannot be renamed. The message is to be shown to the user as it is. */
export class RenameRefusal extends Error {
  override readonly name = "RenameRefusal";
}
