/** What a stop is about: lines chosen in a file, a record, an address, or nothing. */
import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import type { Target } from '../schema-stop.ts'
import { ChooseFile } from './choose-file.tsx'
import { ChooseLines } from './choose-lines.tsx'
import { placeShown } from './words.ts'
import classes from './trails.module.css'

interface TargetFieldProps {
  target: Target
  onChange: (target: Target) => void
}

const kinds = [
  { value: 'code', label: 'Code' },
  { value: 'record', label: 'Record' },
  { value: 'uri', label: 'Address' },
  { value: 'none', label: 'Nothing' },
]

export function TargetField({ target, onChange }: TargetFieldProps) {
  const shown = target.is === 'directory' ? 'code' : target.is
  const begin: Readonly<Record<string, Target>> = {
    code: { is: 'code', repository: '', path: '', from: null, to: null, commit: null },
    record: { is: 'record', record: '' },
    uri: { is: 'uri', uri: '' },
    none: { is: 'none' },
  }
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="What it is about"
        value={shown}
        data={kinds}
        className={classes['kinds']}
        onChange={(chosen) => {
          const begun = begin[chosen]
          if (begun !== undefined && chosen !== shown) onChange(begun)
        }}
      />
      {target.is === 'directory' && <Text size="sm">{placeShown(target)}</Text>}
      {(target.is === 'code' || target.is === 'directory') && (
        <ChooseFile
          chosen={target}
          onChange={(place) =>
            onChange({ is: 'code', ...place, from: null, to: null, commit: null })
          }
        />
      )}
      {target.is === 'code' && target.path !== '' && (
        <ChooseLines target={target} onChange={(place) => onChange({ ...target, ...place })} />
      )}
      {target.is === 'record' && (
        <TextInput
          label="The record"
          description="Its kind and number, as in decision#12."
          value={target.record}
          onChange={(event) => onChange({ is: 'record', record: event.currentTarget.value.trim() })}
        />
      )}
      {target.is === 'uri' && (
        <TextInput
          label="The address"
          type="url"
          value={target.uri}
          onChange={(event) => onChange({ is: 'uri', uri: event.currentTarget.value.trim() })}
        />
      )}
    </Stack>
  )
}
