// The two generations of the API in GraphQL's own language, as the public documentation has them.

/** Which of the generations an endpoint speaks. */
export const APIS = ['first', 'second', 'both'] as const;

export type Api = (typeof APIS)[number];

/**
 * The schema of an endpoint. `second` leaves out only what the second generation's documentation has
 * another name for: `users` (`paginatedUsers`) and `isActive` (`archived`). All the rest of the first
 * stays: the documentation says what is added to it, and shows nothing instead of `extraFields` or the
 * AFAS numbers.
 *
 * Groups and custom fields of the second are left out: nothing here reads or writes them. Not
 * documented and therefore made up: the name of the input type, and the languages beside NL.
 */
export function schemaText(api: Api): string {
  const first = (text: string): string => (api === 'second' ? '' : text);
  const second = (text: string): string => (api === 'first' ? '' : text);
  return /* GraphQL */ `
    scalar UUID
    "JSON in a string."
    scalar JSONString

    enum Role {
      PARTICIPANT
      TRAINER
      MANAGER
    }

    enum Language {
      NL
      EN
      DE
      FR
    }

    type User {
      id: UUID!
      ${first('isActive: Boolean!')}
      ${second('archived: Boolean')}
      email: String!
      name: String!
      ref: String
      roles: [Role]
      profileImage: String!
      language: Language!
      extraFields: JSONString!
      afasEmployeeId: String
      afasPersonId: String
    }

    input StandInUserFields {
      ref: String
      name: String
      email: String
      ${first('isActive: Boolean')}
      ${second('archived: Boolean')}
      ${second('roles: [Role!]')}
      language: Language
      extraFields: JSONString
      afasEmployeeId: String
      afasPersonId: String
    }

    ${second(PAGES)}

    type Query {
      ${first('"All users, or only those who are active (or archived)." users(active: Boolean): [User!]!')}
      ${second(PAGINATED_USERS)}
      ${api === 'first' ? 'user(ref: String!): User' : 'user(id: UUID, ref: String, email: String): User'}
    }

    type CreateUser {
      user: User!
    }

    type UpdateUser {
      user: User!
    }

    type UpdateOrCreateUser {
      created: Boolean!
      user: User!
    }

    type Mutation {
      "An error when the user exists."
      createUser(sendInvite: Boolean = true, user: StandInUserFields!): CreateUser
      updateUser(
        ${api === 'first' ? 'ref: String!' : 'id: UUID, ref: String,'}
        user: StandInUserFields!
      ): UpdateUser
      "Selects by ref or by email, not by both. A user who is not found is created."
      updateOrCreateUser(
        sendInvite: Boolean = false
        ref: String
        email: String
        user: StandInUserFields!
      ): UpdateOrCreateUser
    }
  `;
}

const PAGES = /* GraphQL */ `
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }

  type UserEdge {
    cursor: String!
    node: User
  }

  type UserConnection {
    edges: [UserEdge]!
    pageInfo: PageInfo!
    "Of all that the filters let through, on whatever page."
    count: Int!
  }
`;

const PAGINATED_USERS = /* GraphQL */ `
  "By name. At most 50 at a time; from a cursor or an offset, not from both."
  paginatedUsers(
    first: Int
    after: String
    offset: Int
    archived: Boolean
    q: String
  ): UserConnection
`;
