// A rule author imports RuleKit and nothing else: instants, dates, kinds and statuses come with it.
@_exported public import CampaignModel
@_exported public import ZoneInfo
