/** JavaScript with JSX, and TypeScript (TSX) on top of it. */
import type { Syntax } from '../syntax.ts'

export const javascript: Syntax = {
  functions: ['function_declaration', 'generator_function_declaration', 'method_definition'],
  lambdas: ['arrow_function', 'function_expression', 'generator_function'],
  scopes: ['class_declaration', 'class'],
  bodies: [],
  names: [
    'identifier',
    'property_identifier',
    'private_property_identifier',
    'computed_property_name',
    'string',
    'number',
  ],
  namedBy: ['variable_declarator', 'assignment_expression', 'pair', 'field_definition'],
  parameterLists: ['formal_parameters'],
  parameters: ['identifier'],
  ifs: ['if_statement'],
  elses: ['else_clause'],
  structures: {
    first: ['while_statement', 'ternary_expression'],
    second: [],
    last: ['do_statement'],
    header: ['for_statement', 'for_in_statement'],
    none: ['catch_clause'],
  },
  switches: ['switch_statement'],
  cases: ['switch_case'],
  decisions: ['&&=', '||=', '??='],
  logicals: ['binary_expression'],
  and: ['&&'],
  or: ['||'],
  coalesce: ['??'],
  parentheses: ['parenthesized_expression'],
  jumps: ['break_statement', 'continue_statement'],
  labels: ['statement_identifier'],
  gotos: [],
  calls: ['call_expression'],
  arguments: ['arguments'],
  strings: ['string', 'template_string'],
  selves: ['', 'this.', 'Class.'],
  unbound: ['method_definition', 'pair', 'assignment_expression', 'field_definition'],
}

export const typescript: Syntax = {
  ...javascript,
  scopes: ['class_declaration', 'class', 'abstract_class_declaration'],
  names: [...javascript.names, 'type_identifier'],
  namedBy: ['variable_declarator', 'assignment_expression', 'pair', 'public_field_definition'],
  unbound: ['method_definition', 'pair', 'assignment_expression', 'public_field_definition'],
}
